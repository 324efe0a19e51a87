package im.parley.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.test.client.Wire;
import im.parley.test.container.OwnServer;
import im.parley.wire.xml.Element;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams that were spoilt at random: each is ended or answered, and the server notices nothing that it would log. */
class FuzzLiveIT {
    private static final long SEED = Long.getLong("parley.fuzz.seed", 20_260_101L);
    private static final int OPENING_STREAMS = 1_700;
    private static final int SESSIONS = 300;
    private static final int AT_ONCE = 6;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final String NAME = "fuzz-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
    private static final Pattern TRACE = Pattern.compile("(?m)^.* ERROR .*\\R(?:.*\\R)??\\s+at .*$");

    @Test
    void spoiltStreamsDoNoHarm() throws InterruptedException, ExecutionException {
        System.out.println("FuzzLiveIT: -Dparley.fuzz.seed=" + SEED);
        OwnServer server = HostileServer.shared();
        Guest.register(server, NAME);
        try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = IntStream.range(0, OPENING_STREAMS + SESSIONS)
                    .<Future<?>>mapToObj(number -> clients.submit(() -> {
                        spoil(number, server);
                        return null;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        aMessageStillArrives(server);
        assertThat(TRACE.matcher(server.log()).results().map(found -> found.group()))
                .as("errors with a stack trace in the log")
                .isEmpty();
    }

    private static void spoil(int number, OwnServer server) throws IOException {
        Random random = new Random(SEED + number);
        String answer = number < OPENING_STREAMS
                ? negotiation(Mutation.of(Corpus.NEGOTIATIONS.get(number % Corpus.NEGOTIATIONS.size()), random), server)
                : session(Corpus.STANZAS.get(number % Corpus.STANZAS.size()), random, server);
        assertThat(answer).as("answer to stream %d", number).doesNotContain("internal-server-error");
    }

    /** Sends and then ends its side of TCP; the server has to end the other. */
    private static String negotiation(byte[] bytes, OwnServer server) throws IOException {
        try (Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
            } catch (IOException endedByTheServer) {
                return "";
            }
            return rest(socket.getInputStream());
        }
    }

    private static String rest(InputStream in) throws IOException {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException hangs) {
            throw new AssertionError("the server does not end the stream", hangs);
        } catch (SocketException reset) {
            return "";
        }
    }

    /** A session sends something spoilt; then it ends, at the latest at a byte that is allowed nowhere. */
    private static String session(String stanza, Random random, OwnServer server) {
        try (Guest guest = Guest.logIn(server, NAME)) {
            Wire wire = guest.wire();
            wire.send(Mutation.of(stanza.formatted(guest.account()), random));
            wire.send("</stream:stream>".getBytes(StandardCharsets.UTF_8));
            wire.send(new byte[] {(byte) 0xFF});
            byte[] answer = EndOfTcp.readAll(wire, Duration.ofMillis(PATIENCE_MILLIS));
            return new String(answer, StandardCharsets.UTF_8);
        }
    }

    private static void aMessageStillArrives(OwnServer server) {
        try (Guest sender = Guest.logIn(server, NAME);
                Guest receiver = Guest.logIn(server, NAME)) {
            sender.send("<message type='chat' id='after' to='" + receiver.jid() + "'><body>still there</body></message>");
            Element message = receiver.await(element -> element.attribute("id", "").equals("after"));
            assertThat(message.toString()).contains("still there");
        }
    }
}
