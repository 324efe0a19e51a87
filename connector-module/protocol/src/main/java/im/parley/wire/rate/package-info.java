/** How much a peer may ask for, counted the same way in every transport. */
@NullMarked
package im.parley.wire.rate;

import org.jspecify.annotations.NullMarked;
