/** Tests of presence and subscriptions. */
@NullMarked
package im.parley.feature.presence;

import org.jspecify.annotations.NullMarked;
