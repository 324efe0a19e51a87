package im.parley.wire.port;

import java.util.Optional;

/**
 * What the transports over HTTP ask of the server: a local business interface of one bean. Its methods may be called from
 * any thread; {@link #accept} does not block and returns a plain object that the transport then calls directly.
 */
public interface HttpStreams {
    /** How to serve streams over HTTP. */
    HttpOptions options();

    /** A client has opened a stream over HTTP. Must not block. */
    StreamHandler accept(Connection connection);

    /** From now on clients may join streams that the server has begun; with nothing, no more. */
    void joinable(Optional<JoinableStreams> transport);

    /** Whether a domain is served. */
    boolean serves(String domain);

    /** The domain that is meant where none is named. */
    String defaultDomain();

    /**
     * The identity for a name that a client asks for in a TLS handshake (SNI), or for the empty string when it names none.
     * Must not block.
     */
    TlsIdentity identity(String serverName);
}
