/** How accounts come and go, for all who make or remove them. */
@NullMarked
package im.parley.server.spi.account;

import org.jspecify.annotations.NullMarked;
