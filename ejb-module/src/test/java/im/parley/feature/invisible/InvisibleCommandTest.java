package im.parley.feature.invisible;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Reply;
import im.parley.server.spi.ServerEvent.ViewChanged;
import im.parley.server.spi.ServerEvent.VisibilityChanged;
import im.parley.server.spi.Session;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.store.lastactivity.LastSeen;
import im.parley.store.memory.MemoryStores;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** XEP-0186 section 3. */
class InvisibleCommandTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Jid BILBO = Jid.of("bilbo@tolkien.lit");

    private final MemoryStores stores = MemoryStores.create();
    private final TestSession shire = TestSession.available("bilbo@tolkien.lit/shire", 0);
    private final TestSession rivendell = TestSession.available("bilbo@tolkien.lit/rivendell", 0);
    private final TestSession inn = TestSession.of("bilbo@tolkien.lit/inn");
    private final InvisibleCommand command = new InvisibleCommand(
            TestSessions.of(shire, rivendell, inn), stores.lastActivity(), Clock.fixed(NOW, ZoneOffset.UTC));

    private Reply invisible(TestSession session, String probe) {
        return Asking.ownAccount(command, session)
                .set(Element.build(Name.of("urn:xmpp:invisible:1", "invisible"))
                        .attribute("probe", probe)
                        .build());
    }

    private Reply visible(TestSession session) {
        return Asking.ownAccount(command, session).set(Element.of(Name.of("urn:xmpp:invisible:1", "visible")));
    }

    private static List<Object> raised(Reply reply) {
        return reply.effects().stream()
                .filter(Effect.Raise.class::isInstance)
                .<Object>map(effect -> ((Effect.Raise) effect).event())
                .toList();
    }

    @Test
    void everybodyIsToldThatAnAvailableResourceIsGone() {
        assertThat(raised(invisible(shire, "true"))).singleElement().isInstanceOf(VisibilityChanged.class);
        assertThat(shire.isAvailable()).isTrue();
        assertThat(shire.isVisible()).isFalse();
        assertThat(invisible(shire, "1")).isEqualTo(Reply.OK);
    }

    @Test
    void theTimeOfTheLastActivityIsWhenTheLastResourceBecameInvisible() {
        invisible(shire, "0");
        assertThat(stores.lastActivity().find(BILBO)).isEmpty();
        invisible(rivendell, "0");
        assertThat(stores.lastActivity().find(BILBO)).contains(new LastSeen(NOW, ""));
    }

    @Test
    void aResourceThatSentNoPresenceSeesContactsIfItWants() {
        assertThat(raised(invisible(inn, "false"))).isEmpty();
        assertThat(inn.isAvailable()).isTrue();
        visible(inn);
        assertThat(raised(invisible(inn, "true"))).singleElement().isInstanceOf(ViewChanged.class);
    }

    @Test
    void visibleIsAsBeforeInitialPresence() {
        invisible(shire, "false");
        assertThat(visible(shire)).isEqualTo(Reply.OK);
        assertThat(shire.isAvailable()).isFalse();
        assertThat(shire.get(Session.HIDING)).isEmpty();
        assertThat(visible(rivendell)).isEqualTo(Reply.OK);
        assertThat(rivendell.isAvailable()).isTrue();
    }

    @Test
    void whatIsNoBooleanIsRefused() {
        assertThat(Asking.error(invisible(shire, "yes"))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(shire.isVisible()).isTrue();
    }
}
