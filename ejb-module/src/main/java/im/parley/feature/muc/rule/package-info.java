/** The rules of rooms, each in a file of its own. */
@NullMarked
package im.parley.feature.muc.rule;

import org.jspecify.annotations.NullMarked;
