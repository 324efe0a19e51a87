/** The SOCKS5 proxy (XEP-0065) with real clients, limits and floods. */
@NullMarked
package im.parley.test.bytestream;

import org.jspecify.annotations.NullMarked;
