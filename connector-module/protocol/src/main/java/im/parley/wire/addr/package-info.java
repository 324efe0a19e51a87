/** Addresses: JIDs by RFC 7622 and their preparation. */
@NullMarked
package im.parley.wire.addr;

import org.jspecify.annotations.NullMarked;
