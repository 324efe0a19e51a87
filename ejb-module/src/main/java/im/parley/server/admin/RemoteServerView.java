package im.parley.server.admin;

import im.parley.server.s2s.RemoteServer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What there is between a domain of this server and one of another.
 *
 * @param local the domain of this server
 * @param remote the other one
 * @param state {@code connected}, {@code connecting}, {@code failed} or {@code idle}
 * @param waiting stanzas that wait for a connection
 * @param waitingBytes their size
 * @param failures attempts that have failed in a row
 * @param lastError what went wrong last
 * @param streams the streams
 */
public record RemoteServerView(
        String local,
        String remote,
        String state,
        int waiting,
        long waitingBytes,
        int failures,
        Optional<String> lastError,
        List<Stream> streams) {

    /**
     * A stream.
     *
     * @param direction {@code in} when the other server has opened it, else {@code out}
     * @param address the network address of the other server
     * @param tls the version of TLS
     * @param bidirectional whether stanzas go both ways (XEP-0288)
     * @param state a word
     * @param since when it began
     * @param idleSeconds for how long nothing went over it
     */
    public record Stream(
            String direction,
            String address,
            Optional<String> tls,
            boolean bidirectional,
            String state,
            Instant since,
            long idleSeconds) {
        private static Stream of(RemoteServer.Stream stream) {
            return new Stream(
                    stream.incoming() ? "in" : "out",
                    stream.address(),
                    Optional.of(stream.tls()).filter(text -> !text.isEmpty()),
                    stream.bidirectional(),
                    stream.state(),
                    stream.since(),
                    stream.idleSeconds());
        }
    }

    static RemoteServerView of(RemoteServer server) {
        return new RemoteServerView(
                server.local(),
                server.remote(),
                server.state().name().toLowerCase(Locale.ROOT),
                server.waiting(),
                server.waitingBytes(),
                server.failures(),
                Optional.of(server.trouble()).filter(text -> !text.isEmpty()),
                server.streams().stream().map(Stream::of).toList());
    }

    /** Whether it does not work. */
    public boolean isTroubled() {
        return failures > 0;
    }
}
