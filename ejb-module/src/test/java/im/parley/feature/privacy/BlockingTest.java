package im.parley.feature.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Reply;
import im.parley.server.spi.ServerEvent.ViewChanged;
import im.parley.server.spi.ServerEvent.VisibilityChanged;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.store.memory.MemoryStores;
import im.parley.store.report.AbuseReport;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockingTest {
    private static final String NS = "urn:xmpp:blocking";
    private static final String REPORTING = "urn:xmpp:reporting:1";
    private static final Jid JULIET = Jid.of("juliet@capulet.lit");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final MemoryStores stores = MemoryStores.create();
    private final TestSession balcony = TestSession.available("juliet@capulet.lit/balcony", 0);
    private final TestSession phone = TestSession.of("juliet@capulet.lit/phone");
    private final TestSessions sessions = TestSessions.of(balcony, phone);
    private final Lists lists = new Lists(stores.privacy(), stores.rosters(), sessions);
    private final Blocking blocking = new Blocking(
            lists,
            sessions,
            stores.reports(),
            TestOptions.of(new PrivacyOptions(5, 3)),
            Clock.fixed(NOW, ZoneOffset.UTC));

    private static Element item(String jid, Element... children) {
        Element.Builder item = Element.build(Name.of(NS, "item")).attribute("jid", jid);
        return item.addAll(List.of(children)).build();
    }

    private static Element command(String name, Element... items) {
        return Element.build(Name.of(NS, name)).addAll(List.of(items)).build();
    }

    private Reply set(Element command) {
        return Asking.ownAccount(blocking, balcony).set(command);
    }

    @Test
    void pushesGoToThoseThatHaveAskedForTheList() {
        Asking.ownAccount(blocking, phone).get(command("blocklist"));
        Reply reply = set(command("block", item("romeo@montague.lit")));

        Effect.ToSessions push = (Effect.ToSessions) reply.effects().getFirst();
        assertThat(push.matching().test(phone)).isTrue();
        assertThat(push.matching().test(balcony)).isFalse();
        assertThat(push.stanza().content().first()).contains(command("block", item("romeo@montague.lit")));
    }

    @Test
    void theListKeepsItsBound() {
        assertThat(set(command("block", item("a.lit"), item("b.lit"), item("c.lit")))).isInstanceOf(Reply.Result.class);
        assertThat(Asking.error(set(command("block", item("d.lit"))))).isEqualTo(Condition.RESOURCE_CONSTRAINT);
        set(command("unblock", item("a.lit")));
        assertThat(set(command("block", item("d.lit")))).isInstanceOf(Reply.Result.class);
    }

    @Test
    void presenceIsHiddenFromWhoIsBlockedAndShownAgain() {
        Jid romeo = Jid.of("romeo@montague.lit");
        List<VisibilityChanged> hidden = raised(set(command("block", item("romeo@montague.lit"))), VisibilityChanged.class);
        assertThat(hidden).singleElement().satisfies(event -> {
            assertThat(event.session()).isEqualTo(balcony);
            assertThat(event.hidden().test(romeo)).isTrue();
            assertThat(event.shown().test(romeo)).isFalse();
            assertThat(event.hidden().test(Jid.of("nurse@capulet.lit"))).isFalse();
        });
        Reply unblocked = set(command("unblock"));
        assertThat(raised(unblocked, VisibilityChanged.class))
                .singleElement()
                .satisfies(event -> assertThat(event.shown().test(romeo)).isTrue());
        assertThat(raised(unblocked, ViewChanged.class))
                .singleElement()
                .satisfies(event -> assertThat(event.gained().test(romeo)).isTrue());
    }

    @Test
    void whoHidesFromTheUserIsNotShownToLeave() {
        Jid romeo = Jid.of("romeo@montague.lit/orchard");
        stores.privacy().update(romeo.bare(), none -> none.withStandardList(
                none.standardOrNew().blocking(List.of(JULIET))));
        assertThat(raised(set(command("block", item("romeo@montague.lit"))), ViewChanged.class))
                .singleElement()
                .satisfies(event -> assertThat(event.lost().test(romeo)).isFalse());
    }

    private static <E> List<E> raised(Reply reply, Class<E> kind) {
        return reply.effects().stream()
                .filter(Effect.Raise.class::isInstance)
                .map(effect -> ((Effect.Raise) effect).event())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void aReportIsKeptForTheAdministrators() {
        Element report = Element.build(Name.of(REPORTING, "report"))
                .attribute("reason", "urn:xmpp:reporting:spam")
                .add(Element.build(Name.of("urn:xmpp:sid:0", "stanza-id"))
                        .attribute("by", "juliet@capulet.lit")
                        .attribute("id", "28482-98726-73623")
                        .build())
                .add(Name.of(REPORTING, "text"), "\n  Never came trouble to my house like this.\n")
                .add(Element.of(Name.of(REPORTING, "third-party")))
                .build();
        set(command("block", item("spammer@example.net/bot", report), item("other@example.net")));

        assertThat(stores.reports().latest("capulet.lit", 10))
                .containsExactly(new AbuseReport(
                        JULIET,
                        NOW,
                        Jid.of("spammer@example.net/bot"),
                        "urn:xmpp:reporting:spam",
                        "Never came trouble to my house like this.",
                        List.of("28482-98726-73623"),
                        false,
                        true));
    }

    @Test
    void aReportWithoutAReasonBlocksNobody() {
        Element report = Element.of(Name.of(REPORTING, "report"));
        assertThat(Asking.error(set(command("block", item("spammer@example.net", report)))))
                .isEqualTo(Condition.BAD_REQUEST);
        assertThat(lists.all(JULIET).isEmpty()).isTrue();
        assertThat(stores.reports().latest("capulet.lit", 10)).isEmpty();
    }
}
