/** XEP-0065: SOCKS5 Bytestreams, the proxy. */
@NullMarked
package im.parley.feature.bytestreams;

import org.jspecify.annotations.NullMarked;
