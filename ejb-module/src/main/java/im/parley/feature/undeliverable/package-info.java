/** Messages that no resource can have. */
@NullMarked
package im.parley.feature.undeliverable;

import org.jspecify.annotations.NullMarked;
