package im.parley.feature.vcard;

import static im.parley.feature.vcard.Salon.JULIET;
import static im.parley.feature.vcard.Salon.temp;
import static im.parley.feature.vcard.Salon.vcard4;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Reply;
import im.parley.server.spi.TestSession;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import org.junit.jupiter.api.Test;

class VcardsTest {
    private static final Element ASK = temp("");
    private static final Element ASK4 = vcard4("");
    private static final Element CARD = temp("<FN>Juliet</FN><X-OWN note='1'>kept as it is</X-OWN>");

    private final Salon salon = new Salon();
    private final Vcards vcards = new Vcards(salon.cards);
    private final Vcard4 vcard4 = new Vcard4(salon.cards);
    private final TestSession romeo = TestSession.of("romeo@montague.net/orchard");

    private Asking own() {
        return Asking.ownAccount(vcards, salon.juliet);
    }

    private Asking byRomeo() {
        return Asking.account(vcards, "juliet@capulet.com", romeo);
    }

    /** Sections 3.1 and 3.2. */
    @Test
    void theOwnerGetsWhatSheStored() {
        assertThat(own().set(CARD)).isInstanceOfSatisfying(
                Reply.Result.class, result -> assertThat(result.payload()).isEmpty());
        assertThat(Asking.payload(own().get(ASK))).isEqualTo(CARD);
    }

    /** Section 3.1: "or an IQ-result containing an empty <vCard/> element". */
    @Test
    void withoutACardTheOwnerGetsAnEmptyOne() {
        assertThat(Asking.payload(own().get(ASK))).isEqualTo(ASK);
    }

    /** Section 3.3. */
    @Test
    void everybodySeesIt() {
        own().set(CARD);
        assertThat(Asking.payload(byRomeo().get(ASK))).isEqualTo(CARD);
    }

    /** Section 3.3: "<service-unavailable/> MUST be used in both cases". */
    @Test
    void whoHasNoCardLooksAsIfThereWereNoSuchAccount() {
        assertThat(Asking.error(byRomeo().get(ASK))).isEqualTo(Condition.SERVICE_UNAVAILABLE);
        assertThat(Asking.error(Asking.account(vcards, "nobody@capulet.com", romeo).get(ASK)))
                .isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }

    /** Section 3.2: "the server MUST return a stanza error, which SHOULD be <forbidden/>". */
    @Test
    void nobodyChangesTheCardOfSomebodyElse() {
        assertThat(Asking.error(byRomeo().set(CARD))).isEqualTo(Condition.FORBIDDEN);
        assertThat(Asking.error(Asking.account(vcard4, "juliet@capulet.com", romeo).set(ASK4)))
                .isEqualTo(Condition.FORBIDDEN);
        assertThat(Asking.payload(own().get(ASK))).isEqualTo(ASK);
    }

    @Test
    void anEmptyCardRemovesIt() {
        own().set(CARD);
        assertThat(own().set(ASK)).isEqualTo(Reply.OK);
        assertThat(salon.stores.vcards().find(JULIET)).isEmpty();
    }

    @Test
    void aCardThatIsTooLargeIsRefusedAndNotRepeated() {
        Reply reply = own().set(temp("<DESC>" + "x".repeat(2000) + "</DESC>"));
        assertThat(reply).isInstanceOfSatisfying(Reply.Failure.class, failure -> {
            assertThat(failure.error().condition()).isEqualTo(Condition.POLICY_VIOLATION);
            assertThat(failure.echo()).isFalse();
        });
    }

    @Test
    void whoHasNoAccountHasNoCard() {
        assertThat(Asking.error(Asking.ownAccount(vcards, TestSession.of("guest@capulet.com/x"))
                        .set(CARD)))
                .isEqualTo(Condition.NOT_ALLOWED);
    }

    @Test
    void bothFormatsShowTheSameCard() {
        own().set(temp("<FN>Juliet</FN><NICKNAME>Jule</NICKNAME>"));
        assertThat(Asking.payload(Asking.account(vcard4, "juliet@capulet.com", romeo).get(ASK4)))
                .isEqualTo(vcard4("<fn><text>Juliet</text></fn><nickname><text>Jule</text></nickname>"));

        Element newer = vcard4("<fn><text>Juliet Capulet</text></fn><gender><sex>F</sex></gender>");
        Asking.ownAccount(vcard4, salon.juliet).set(newer);
        assertThat(Asking.payload(own().get(ASK))).isEqualTo(temp("<FN>Juliet Capulet</FN>"));
        assertThat(Asking.payload(Asking.ownAccount(vcard4, salon.juliet).get(ASK4))).isEqualTo(newer);
    }

    /** Section 3.3, the note: "an XMPP server could itself have a vCard". */
    @Test
    void anAdministratorGivesTheServerACard() {
        TestSession admin = TestSession.of("admin@capulet.com/desk");
        Asking server = Asking.server(vcards, "capulet.com", salon.juliet);

        assertThat(Asking.error(server.get(ASK))).isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(Asking.error(server.set(CARD))).isEqualTo(Condition.FORBIDDEN);
        assertThat(Asking.server(vcards, "capulet.com", admin).set(CARD)).isEqualTo(Reply.OK);
        assertThat(Asking.payload(server.get(ASK))).isEqualTo(CARD);
        assertThat(salon.hashes.size()).isZero();
    }
}
