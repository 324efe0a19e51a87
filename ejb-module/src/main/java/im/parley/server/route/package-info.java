/** Routing by RFC 6121 section 8 and RFC 6120 section 10; it knows no extension. */
@NullMarked
package im.parley.server.route;

import org.jspecify.annotations.NullMarked;
