/** Client streams and their states, RFC 6120 sections 4 to 7. */
@NullMarked
package im.parley.server.stream;

import org.jspecify.annotations.NullMarked;
