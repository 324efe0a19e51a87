/** Where clients learn how to connect, RFC 8615. */
@NullMarked
package im.parley.web.wellknown;

import org.jspecify.annotations.NullMarked;
