/** What streams over WebSocket and over BOSH have in common. */
@NullMarked
package im.parley.web.stream;

import org.jspecify.annotations.NullMarked;
