/** Stream headers and stream errors, RFC 6120 section 4. */
@NullMarked
package im.parley.wire.stream;

import org.jspecify.annotations.NullMarked;
