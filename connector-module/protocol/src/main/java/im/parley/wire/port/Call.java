package im.parley.wire.port;

import java.time.Duration;

/**
 * A connection to open.
 *
 * @param place where to
 * @param name the domain that is wanted there, which the TLS handshake asks for (RFC 7590 section 3.3)
 * @param identity what to show in a direct TLS handshake
 * @param patience how long to wait for TCP, all addresses together
 * @param options as for a listener: name, limits, time-outs and bounds of the connection
 */
public record Call(Place place, String name, TlsIdentity identity, Duration patience, ListenerOptions options) {}
