package im.parley.server.s2s;

import im.parley.wire.port.TlsFacts;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What there is between a domain of this server and one of another.
 *
 * @param local the domain of this server
 * @param remote the other one
 * @param state what is the case
 * @param waiting stanzas that wait for a connection
 * @param waitingBytes their size
 * @param failures attempts that have failed in a row
 * @param trouble what went wrong last, or empty
 * @param streams the streams
 */
public record RemoteServer(
        String local,
        String remote,
        State state,
        int waiting,
        long waitingBytes,
        int failures,
        String trouble,
        List<Stream> streams) {

    private static final String TALKING = "talking";

    /** What is the case. */
    public enum State {
        /** Stanzas can go. */
        CONNECTED,
        /** The other server is looked for. */
        CONNECTING,
        /** The last attempt has failed. */
        FAILED,
        /** Nothing is sent. */
        IDLE
    }

    /**
     * A stream.
     *
     * @param incoming whether the other server has opened it
     * @param address the network address of the other server
     * @param tls the version of TLS, or empty
     * @param bidirectional whether stanzas go both ways (XEP-0288)
     * @param state a word
     * @param since when it began
     * @param idleSeconds for how long nothing went over it
     */
    public record Stream(
            boolean incoming,
            String address,
            String tls,
            boolean bidirectional,
            String state,
            Instant since,
            long idleSeconds) {

        static Stream of(RemoteStream stream) {
            return new Stream(
                    stream.isIncoming(),
                    stream.connection().facts().remote().toString(),
                    stream.connection().facts().tls().map(TlsFacts::protocol).orElse(""),
                    stream.isBidirectional(),
                    stream.state().word(),
                    stream.begun(),
                    TimeUnit.NANOSECONDS.toSeconds(stream.idleNanos()));
        }

        /** Whether stanzas go over it. */
        boolean talks() {
            return state.equals(TALKING);
        }
    }

    /** Takes a copy. */
    public RemoteServer {
        streams = List.copyOf(streams);
    }

    /** Whether it does not work. */
    public boolean isTroubled() {
        return state == State.FAILED || failures > 0;
    }
}
