package im.parley.server.route;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.session.Strand;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Phase;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkLaneTest {
    private static final Jid ROOM = Jid.of("hall@muc.example.com");

    private final Queue<Runnable> threads = new ArrayDeque<>();

    private static Jid occupant(String nick) {
        return ROOM.withResource(nick);
    }

    private static Presence presence(String nick, Jid to) {
        return new Presence(new Header(occupant(nick), to, "", ""), Presence.Type.AVAILABLE, Presence.of(Presence.Type.AVAILABLE).content());
    }

    private static Message words(String text, Jid to) {
        return Message.to(to, Message.Type.GROUPCHAT, Element.text(Message.BODY, text)).withFrom(occupant("Romeo"));
    }

    private WorkLane lane(Stage stage) {
        return new WorkLane(() -> new Strand(threads::add), stage.router);
    }

    private static List<String> heard(Stage.Actor actor) {
        return actor.received.stream().map(WorkLaneTest::text).toList();
    }

    private static String text(Stanza stanza) {
        return stanza instanceof Message message
                ? message.child(Message.BODY).orElseThrow().text()
                : stanza.from().orElseThrow().resource();
    }

    /** Gives the lane these while it is busy, so that they wait for each other, and lets it go. */
    @SafeVarargs
    private final void together(WorkLane lane, List<Effect>... turns) {
        lane.run(() -> {
            for (List<Effect> turn : turns) {
                lane.run(() -> turn);
            }
            return List.of();
        });
        for (Runnable next = threads.poll(); next != null; next = threads.poll()) {
            next.run();
        }
    }

    @Test
    void whoComesInSeesAllInTheirOrder() {
        Stage stage = new Stage();
        Stage.Actor juliet = stage.juliet("balcony", 0);
        Jid to = juliet.session.jid();
        List<Effect> flood = IntStream.range(0, 100)
                .<Effect>mapToObj(i -> new Effect.Send(presence("n" + i, to)))
                .toList();
        lane(stage).run(() -> flood);
        assertThat(heard(juliet)).isEqualTo(IntStream.range(0, 100).mapToObj(i -> "n" + i).toList());
    }

    @Test
    void turnsThatWaitForEachOtherKeepTheirOrderForEverybody() {
        Stage stage = new Stage();
        Stage.Actor juliet = stage.juliet("balcony", 0);
        Stage.Actor nurse = stage.juliet("chamber", 0);
        List<Jid> both = List.of(juliet.session.jid(), nurse.session.jid());
        together(
                lane(stage),
                List.of(new Effect.SendToAll(presence("a", both.get(0)), both)),
                List.of(new Effect.SendToAll(words("one", both.get(0)), both)),
                List.of(new Effect.SendToAll(presence("b", both.get(0)), both), new Effect.Send(presence("c", both.get(0)))),
                List.of(new Effect.SendToAll(words("two", both.get(0)), both)));
        assertThat(heard(juliet)).containsExactly("a", "one", "b", "c", "two");
        assertThat(heard(nurse)).containsExactly("a", "one", "b", "two");
    }

    @Test
    void whatIsNoSendingWaitsForWhatWasToBeSentBefore() {
        Stage stage = new Stage();
        Stage.Actor juliet = stage.juliet("balcony", 0);
        Jid to = juliet.session.jid();
        together(
                lane(stage),
                List.of(new Effect.Send(presence("a", to))),
                List.of(new Effect.Afterwards(() -> List.of(new Effect.Send(words(heard(juliet).toString(), to))))),
                List.of(new Effect.Send(presence("b", to))));
        assertThat(heard(juliet)).containsExactly("a", "[a]", "b");
    }

    @Test
    void anErrorComesBehindWhatWasSentBeforeAndKeepsNothingBack() {
        Stage stage = new Stage();
        Stage.Actor juliet = stage.juliet("balcony", 0);
        Jid to = juliet.session.jid();
        WorkLane lane = lane(stage);
        Message question = Message.to(ROOM, Message.Type.NORMAL, Element.text(Message.BODY, "?")).withFrom(to);
        lane.run(() -> {
            lane.run(() -> List.of(new Effect.Send(presence("a", to))));
            lane.run(question, () -> {
                throw new Refusal(Condition.FORBIDDEN.error());
            });
            lane.run(() -> List.of(new Effect.Send(presence("b", to))));
            return List.of();
        });
        for (Runnable next = threads.poll(); next != null; next = threads.poll()) {
            next.run();
        }
        assertThat(juliet.received).hasSize(3);
        assertThat(juliet.received.get(1).isError()).isTrue();
    }

    @Test
    void filtersJudgeEachOfManyPresences() {
        Stage stage = new Stage(Hook.presenceToAccount(
                Phase.GUARD,
                (presence, account) -> presence.from().orElseThrow().resource().equals("Tybalt")
                        ? Verdict.drop("blocked")
                        : Verdict.PASS));
        Stage.Actor juliet = stage.juliet("balcony", 0);
        Jid to = juliet.session.jid();
        lane(stage).run(() -> List.of(
                new Effect.Send(presence("Romeo", to)),
                new Effect.Send(presence("Tybalt", to)),
                new Effect.Send(presence("Nurse", to))));
        assertThat(heard(juliet)).containsExactly("Romeo", "Nurse");
    }
}
