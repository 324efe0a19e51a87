/** Limits and use of the SOCKS5 proxy (XEP-0065). */
@NullMarked
package im.parley.store.bytestream;

import org.jspecify.annotations.NullMarked;
