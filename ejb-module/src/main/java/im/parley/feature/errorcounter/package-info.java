/** Counts errors. */
@NullMarked
package im.parley.feature.errorcounter;

import org.jspecify.annotations.NullMarked;
