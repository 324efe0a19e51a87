/** The domains that this installation serves. */
@NullMarked
package im.parley.store.vhost;

import org.jspecify.annotations.NullMarked;
