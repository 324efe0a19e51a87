/** The domains that are served. */
@NullMarked
package im.parley.server.vhost;

import org.jspecify.annotations.NullMarked;
