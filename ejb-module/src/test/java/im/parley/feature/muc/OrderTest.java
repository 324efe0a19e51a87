package im.parley.feature.muc;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.session.Strand;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Lane;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many speak at the same time, each on a thread of its own; the room works on a real strand. */
class OrderTest {
    private static final int OCCUPANTS = 8;
    private static final int EACH = 500;

    private final Map<Jid, List<String>> heard = new ConcurrentHashMap<>();
    private final CountDownLatch all = new CountDownLatch(OCCUPANTS * OCCUPANTS * EACH);

    @Test
    void allHearAllInTheSameOrder() throws InterruptedException {
        Coven coven = new Coven();
        coven.rooms.open(this::lane);
        coven.enter(session(0), "n0");
        coven.configure(session(0));
        for (int i = 1; i < OCCUPANTS; i++) {
            coven.enter(session(i), "n" + i);
        }
        List<Thread> speakers = new ArrayList<>();
        for (int i = 0; i < OCCUPANTS; i++) {
            String speaker = session(i);
            speakers.add(Thread.ofVirtual().start(() -> speak(coven, speaker)));
        }
        for (Thread speaker : speakers) {
            speaker.join();
        }
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
        List<String> first = heard.getOrDefault(Jid.of(session(0)), List.of());
        assertThat(first).hasSize(OCCUPANTS * EACH);
        assertThat(heard.values()).allSatisfy(list -> assertThat(list).isEqualTo(first));
        for (int i = 0; i < OCCUPANTS; i++) {
            String mine = session(i) + ' ';
            assertThat(first.stream().filter(body -> body.startsWith(mine)).toList())
                    .as("each one's own order")
                    .isEqualTo(IntStream.range(0, EACH).mapToObj(n -> mine + n).toList());
        }
    }

    private static String session(int i) {
        return "w" + i + "@shakespeare.lit/r";
    }

    private static void speak(Coven coven, String speaker) {
        for (int n = 0; n < EACH; n++) {
            Stanza message = Message.to(
                            Jid.of(Coven.ROOM),
                            Message.Type.GROUPCHAT,
                            Element.text(Message.BODY, speaker + ' ' + n))
                    .withFrom(Jid.of(speaker));
            coven.rooms.handle(message);
        }
    }

    private Lane lane() {
        Strand strand = new Strand(work -> Thread.ofVirtual().start(work));
        return new Lane() {
            @Override
            public void run(Supplier<List<Effect>> work) {
                strand.runOrWait(() -> work.get().forEach(OrderTest.this::perform));
            }

            @Override
            public void later(Supplier<List<Effect>> work) {
                strand.execute(() -> work.get().forEach(OrderTest.this::perform));
            }

            @Override
            public void run(Stanza cause, Supplier<List<Effect>> work) {
                run(work);
            }

            @Override
            public void aside(Stanza cause, Supplier<List<Effect>> task) {
                run(task);
            }

            @Override
            public int waiting() {
                return strand.waiting();
            }
        };
    }

    private void perform(Effect effect) {
        if (effect instanceof Effect.SendToAll many && many.stanza() instanceof Message message) {
            if (!message.body().isEmpty()) {
                many.recipients().forEach(to -> hear(to, message.body()));
            }
        }
    }

    private void hear(Jid to, String body) {
        heard.computeIfAbsent(to, any -> new ArrayList<>()).add(body);
        all.countDown();
    }
}
