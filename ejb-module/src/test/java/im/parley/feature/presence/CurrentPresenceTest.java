package im.parley.feature.presence;

import static im.parley.wire.stanza.Presence.Type.AVAILABLE;
import static im.parley.wire.stanza.Presence.Type.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Effect;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a resource says of itself may overtake what another thread has seen of it. */
class CurrentPresenceTest {
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Jid ROMEO = Jid.of("romeo@example.net");

    private final TestSession balcony = TestSession.available("juliet@example.com/balcony", 0);
    private final TestSessions sessions = TestSessions.of(balcony);
    private final CurrentPresence current = new CurrentPresence(sessions);

    private static Stanza sent(Effect effect) {
        return ((Effect.Send) effect).stanza();
    }

    /** What follows once all before it has been sent. */
    private static List<Effect> afterwards(List<Effect> effects) {
        return ((Effect.Afterwards) effects.getLast()).more().get();
    }

    private static Presence.Type only(List<Effect> effects) {
        assertThat(effects).hasSize(2);
        return ((Presence) sent(effects.getFirst())).type();
    }

    @Test
    void whatHasNotChangedIsSaidOnce() {
        List<Effect> first = current.available(JULIET, ROMEO);
        assertThat(only(first)).isEqualTo(AVAILABLE);
        assertThat(afterwards(first)).isEmpty();
    }

    @Test
    void whoLeavesMeanwhileIsNotShownAsAGhost() {
        List<Effect> first = current.available(JULIET, ROMEO);
        balcony.presence(Optional.empty());
        List<Effect> second = afterwards(first);
        assertThat(only(second)).isEqualTo(UNAVAILABLE);
        assertThat(sent(second.getFirst()).from()).contains(balcony.jid());
        assertThat(afterwards(second)).isEmpty();
    }

    @Test
    void norIsWhoseSessionEnds() {
        List<Effect> first = current.available(JULIET, ROMEO);
        sessions.remove(balcony);
        assertThat(only(afterwards(first))).isEqualTo(UNAVAILABLE);
    }

    @Test
    void whoComesBackMeanwhileIsShownAgain() {
        List<Effect> first = current.available(JULIET, ROMEO);
        balcony.presence(Optional.empty());
        List<Effect> second = afterwards(first);
        balcony.presence(Optional.of(World.away()));
        assertThat(only(afterwards(second))).isEqualTo(AVAILABLE);
    }

    /** A contact that comes while it is asked for must not look unavailable in the end. */
    @Test
    void thatNobodyIsThereIsNotTheLastWordWhenSomebodyComes() {
        balcony.presence(Optional.empty());
        Presence answer = Presence.of(UNAVAILABLE).withFrom(JULIET).withTo(ROMEO);
        List<Effect> first = current.none(answer, JULIET, session -> true);
        assertThat(only(first)).isEqualTo(UNAVAILABLE);
        assertThat(sent(first.getFirst()).from()).contains(JULIET);
        balcony.presence(Optional.of(World.away()));
        assertThat(only(afterwards(first))).isEqualTo(AVAILABLE);
    }

    @Test
    void thatNobodyIsThereIsAllWhenNobodyComes() {
        balcony.presence(Optional.empty());
        Presence answer = Presence.of(UNAVAILABLE).withFrom(JULIET).withTo(ROMEO);
        assertThat(afterwards(current.none(answer, JULIET, session -> true))).isEmpty();
    }
}
