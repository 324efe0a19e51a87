package im.parley.test.client;

import im.parley.wire.sasl.ChannelBinding;
import java.time.Duration;
import java.util.Optional;

/** A connection as a client holds it. Used by one thread. */
public interface Wire extends AutoCloseable {
    /** Sends bytes. What is sent after the end of the connection is lost, as on TCP. */
    void send(byte[] bytes);

    /**
     * Waits for bytes.
     *
     * @return the bytes; an empty array when none came in time; empty when the connection has ended
     */
    Optional<byte[]> receive(Duration patience);

    /** Does the client's half of a TLS handshake. The certificate is not verified. */
    void startTls();

    /** The data of a channel binding type, once there is TLS. */
    Optional<byte[]> channelBinding(ChannelBinding type);

    /** Ends the connection without any word, as when a phone loses its network. */
    void cut();

    /** Ends the connection. */
    @Override
    void close();
}
