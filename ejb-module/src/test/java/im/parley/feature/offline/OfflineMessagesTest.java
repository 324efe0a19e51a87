package im.parley.feature.offline;

import static im.parley.feature.offline.Letterbox.DELAY;
import static im.parley.feature.offline.Letterbox.JULIET;
import static im.parley.feature.offline.Letterbox.NOW;
import static im.parley.feature.offline.Letterbox.ROMEO;
import static im.parley.feature.offline.Letterbox.archived;
import static im.parley.feature.offline.Letterbox.chat;
import static im.parley.feature.offline.Letterbox.delay;
import static im.parley.feature.offline.Letterbox.priority;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.TestSession;
import im.parley.server.spi.Verdict;
import im.parley.store.offline.OfflineMessage;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import org.junit.jupiter.api.Test;

/** What is stored, and what is given of it. */
class OfflineMessagesTest {
    private final Letterbox box = new Letterbox();

    /** Example 3 of the XEP. */
    @Test
    void whatWaitedIsGivenWithItsDelayToTheResourceThatBecomesAvailable() {
        assertThat(box.unreachable(chat("blessed night"))).isInstanceOf(Verdict.Drop.class);
        TestSession balcony = box.connected("balcony");

        box.perform(box.sends(balcony, priority(1)));

        assertThat(box.given).hasSize(1);
        assertThat(box.given.getFirst().message().from()).contains(ROMEO);
        assertThat(box.given.getFirst().message().to()).contains(JULIET);
        assertThat(box.given.getFirst().message().child(DELAY).orElseThrow())
                .hasToString("<delay xmlns='urn:xmpp:delay' from='capulet.com' stamp='2002-09-10T23:08:25Z'>"
                        + "Offline Storage</delay>");
        assertThat(box.stores.offline().count(JULIET)).isZero();
    }

    /** XEP-0386 section 3.2. */
    @Test
    void bind2ClearsWhatTheArchiveHas() {
        for (int i = 0; i < Handover.PAGE; i++) {
            box.unreachable(archived("archived", JULIET));
        }
        box.unreachable(chat("nowhere else"));
        box.unreachable(archived("in another archive", ROMEO.bare()));
        box.unreachable(archived("archived", JULIET));
        TestSession balcony = box.connected("balcony");

        box.bindsByBind2(balcony);
        assertThat(box.stores.offline().count(JULIET)).isEqualTo(2);
        box.perform(box.sends(balcony, priority(0)));

        assertThat(box.bodiesGivenTo(balcony)).containsExactly("nowhere else", "in another archive");
    }

    @Test
    void anAccountThatDoesNotExistStoresNothing() {
        Message toNobody = chat("hello").withTo(Jid.of("nobody@capulet.com"));

        assertThat(box.unreachable(toNobody)).isEqualTo(Verdict.PASS);
        assertThat(box.stores.offline().count(Jid.of("nobody@capulet.com"))).isZero();
    }

    @Test
    void whatMayNotBeStoredIsLeftToTheRules() {
        Message headline = Message.to(JULIET, Message.Type.HEADLINE, Element.text(Message.BODY, "news"));

        assertThat(box.unreachable(headline)).isEqualTo(Verdict.PASS);
        assertThat(box.stores.offline().count(JULIET)).isZero();
    }

    @Test
    void aChatStateIsForgottenWithoutAnError() {
        Message typing = Message.to(
                JULIET,
                Message.Type.CHAT,
                Element.of(Name.of("http://jabber.org/protocol/chatstates", "composing")));

        assertThat(box.unreachable(typing)).isInstanceOf(Verdict.Drop.class);
        assertThat(box.stores.offline().count(JULIET)).isZero();
    }

    @Test
    void aFullStoreSaysServiceUnavailable() {
        for (int i = 0; i < 200; i++) {
            box.unreachable(chat("message " + i));
        }

        assertThat(box.unreachable(chat("one too many"))).isInstanceOfSatisfying(
                Verdict.Bounce.class,
                bounce -> assertThat(bounce.error().condition()).isEqualTo(Condition.SERVICE_UNAVAILABLE));
        assertThat(box.stores.offline().count(JULIET)).isEqualTo(200);
    }

    @Test
    void expiredMessagesAreNotGiven() {
        box.stores.offline().store(JULIET, OfflineMessage.of(NOW, "<message/>").expiring(NOW), 10);
        box.unreachable(chat("hello"));
        TestSession balcony = box.connected("balcony");

        box.perform(box.sends(balcony, priority(1)));

        assertThat(box.bodiesGivenTo(balcony)).containsExactly("hello");
        assertThat(box.stores.offline().count(JULIET)).isZero();
    }

    @Test
    void aStoredTextThatIsNoMessageHoldsUpNobody() {
        box.stores.offline().store(JULIET, OfflineMessage.of(NOW, "<mess"), 10);
        box.unreachable(chat("hello"));
        TestSession balcony = box.connected("balcony");

        box.perform(box.sends(balcony, priority(1)));

        assertThat(box.bodiesGivenTo(balcony)).containsExactly("hello");
    }

    /** XEP-0203 section 5. */
    @Test
    void aDelayThatPretendsToBeFromTheServerIsRemovedAndOthersStay() {
        Message forged = chat("hello");
        box.unreachable(box.arriving(
                forged.with(forged.content().plus(delay("capulet.com")).plus(delay("room.montague.net")))));
        TestSession balcony = box.connected("balcony");

        box.perform(box.sends(balcony, priority(1)));

        assertThat(box.given.getFirst().message().content().elements().stream()
                        .filter(child -> child.is(DELAY))
                        .map(child -> child.attribute("from", "") + ' ' + child.attribute("stamp", "")))
                .containsExactly(
                        "room.montague.net 1999-01-01T00:00:00Z", "capulet.com 2002-09-10T23:08:25Z");
    }

    /** XEP-0198 section 4: "servers SHOULD add a delay element with the original (failed) delivery timestamp". */
    @Test
    void whatASessionLeftIsAsOldAsItWasThen() {
        Message left = chat("hello");
        box.unreachable(left.with(left.content().plus(delay("capulet.com"))));
        TestSession balcony = box.connected("balcony");

        box.perform(box.sends(balcony, priority(1)));

        assertThat(box.given.getFirst().message().content().elements().stream()
                        .filter(child -> child.is(DELAY))
                        .map(child -> child.attribute("from", "") + ' ' + child.attribute("stamp", "")))
                .containsExactly("capulet.com 1999-01-01T00:00:00Z");
    }
}
