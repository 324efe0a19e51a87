/** Tells the administrators when the machine runs short of something. */
@NullMarked
package im.parley.feature.monitor;

import org.jspecify.annotations.NullMarked;
