package im.parley.wire.port;

/** Who wants a connection. Called on an event loop; must not block. */
public interface Caller {
    /**
     * The connection is there, with TLS if that starts at once. What it sends first is the stream header; {@link
     * Connection#startTls} does the client's half of the handshake.
     */
    StreamHandler connected(Connection connection);

    /**
     * There is no connection.
     *
     * @param why a line for a person
     */
    void failed(String why);
}
