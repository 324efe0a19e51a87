package im.parley.transport.pipeline;

import im.parley.wire.port.TlsIdentity;
import io.netty.buffer.ByteBufAllocator;

/** Which side of a TLS handshake this one is. */
@FunctionalInterface
interface TlsRole {
    /** A handler that does one handshake, in which this side shows an identity. */
    TlsHandler handler(TlsIdentity identity, ByteBufAllocator allocator);
}
