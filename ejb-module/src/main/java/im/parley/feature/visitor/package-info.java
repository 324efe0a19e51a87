/** Anonymous users: what is kept of them goes with their session. */
@NullMarked
package im.parley.feature.visitor;

import org.jspecify.annotations.NullMarked;
