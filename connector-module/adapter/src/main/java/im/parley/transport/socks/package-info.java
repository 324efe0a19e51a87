/** The SOCKS5 proxy of XEP-0065: handshakes, pairs of connections, and the relay between them. */
@NullMarked
package im.parley.transport.socks;

import org.jspecify.annotations.NullMarked;
