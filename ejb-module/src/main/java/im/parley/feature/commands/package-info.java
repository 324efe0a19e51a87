/** XEP-0050: Ad-Hoc Commands. */
@NullMarked
package im.parley.feature.commands;

import org.jspecify.annotations.NullMarked;
