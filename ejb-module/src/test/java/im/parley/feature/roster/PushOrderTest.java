package im.parley.feature.roster;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.RosterElements;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.Verdict;
import im.parley.wire.stanza.Iq;
import im.parley.wire.xml.Element;
import org.junit.jupiter.api.Test;

/** RFC 6121 section 2.6.3: pushes "MUST occur in order of modification". */
class PushOrderTest {
    private final TestSession balcony = TestSession.of("juliet@example.com/balcony");

    @Test
    void pushesInTheirOrderPass() {
        assertThat(judge("7", "romeo@example.net")).isEqualTo(Verdict.PASS);
        assertThat(judge("8", "romeo@example.net")).isEqualTo(Verdict.PASS);
        assertThat(judge("8", "romeo@example.net")).isEqualTo(Verdict.PASS);
    }

    @Test
    void aPushThatWasOvertakenIsLeftOut() {
        judge("8", "romeo@example.net");
        assertThat(judge("7", "romeo@example.net")).isInstanceOf(Verdict.Drop.class);
        assertThat(judge("9", "romeo@example.net")).isEqualTo(Verdict.PASS);
    }

    @Test
    void contactsDoNotWaitForEachOther() {
        judge("8", "romeo@example.net");
        assertThat(judge("7", "nurse@example.com")).isEqualTo(Verdict.PASS);
    }

    @Test
    void sessionsDoNotWaitForEachOther() {
        judge("8", "romeo@example.net");
        assertThat(PushOrder.judge(push("7", "romeo@example.net"), TestSession.of("juliet@example.com/chamber")))
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void otherRequestsPass() {
        Iq ping = Iq.request(Iq.Type.SET, "1", Element.of(RosterElements.ITEM));
        assertThat(PushOrder.judge(ping, balcony)).isEqualTo(Verdict.PASS);
    }

    private Verdict judge(String version, String contact) {
        return PushOrder.judge(push(version, contact), balcony);
    }

    private static Iq push(String version, String contact) {
        Element item = Element.build(RosterElements.ITEM).attribute("jid", contact).build();
        return Iq.request(
                Iq.Type.SET,
                "push",
                Element.build(RosterElements.QUERY).attribute("ver", version).add(item).build());
    }
}
