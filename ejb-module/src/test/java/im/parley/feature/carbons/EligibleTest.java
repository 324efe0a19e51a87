package im.parley.feature.carbons;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XEP-0280 section 6.1, rule by rule. */
class EligibleTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");
    private static final Element BODY = Element.text(Message.BODY, "Wherefore?");
    private static final String MUC_USER = "http://jabber.org/protocol/muc#user";

    private static Element element(String namespace, String local, Element... children) {
        Element.Builder element = Element.build(Name.of(namespace, local));
        for (Element child : children) {
            element.add(child);
        }
        return element.build();
    }

    private static Message from(String sender, Message.Type type, Element... children) {
        return Message.to(ROMEO, type, children).withFrom(Jid.of(sender));
    }

    private static void eligible(boolean expected, Message message) {
        assertThat(Eligible.sent(message)).isEqualTo(expected);
        assertThat(Eligible.received(message)).isEqualTo(expected);
    }

    @Test
    void itIsOfTypeChat() {
        eligible(true, from("juliet@capulet.lit/balcony", Message.Type.CHAT));
    }

    @Test
    void itIsOfTypeNormalAndContainsABody() {
        eligible(true, from("juliet@capulet.lit/balcony", Message.Type.NORMAL, BODY));
        eligible(false, from("juliet@capulet.lit/balcony", Message.Type.NORMAL, element("urn:example", "event")));
    }

    @ParameterizedTest
    @CsvSource({
        "urn:xmpp:receipts, received",
        "http://jabber.org/protocol/chatstates, composing",
        "urn:xmpp:chat-markers:0, displayed",
        "jabber:x:conference, x"
    })
    void itContainsPayloadTypicallyUsedInInstantMessaging(String namespace, String local) {
        eligible(true, from("juliet@capulet.lit/balcony", Message.Type.NORMAL, element(namespace, local)));
        eligible(true, from("juliet@capulet.lit/balcony", Message.Type.HEADLINE, element(namespace, local)));
    }

    @Test
    void aMediatedInvitationIsCopied() {
        Element invitation = element(MUC_USER, "x", element(MUC_USER, "invite"));
        eligible(true, from("coven@chat.shakespeare.lit", Message.Type.NORMAL, invitation));
        eligible(false, from("coven@chat.shakespeare.lit", Message.Type.NORMAL, element(MUC_USER, "x")));
    }

    @Test
    void groupchatAndHeadlinesAreNot() {
        eligible(false, from("coven@chat.shakespeare.lit/nurse", Message.Type.GROUPCHAT, BODY));
        eligible(false, from("shakespeare.lit", Message.Type.HEADLINE, BODY));
    }

    @Test
    void whatIsPrivateOrNotToBeCopiedIsNot() {
        eligible(false, from("juliet@capulet.lit/balcony", Message.Type.CHAT, BODY, element("urn:xmpp:carbons:2", "private")));
        eligible(false, from("juliet@capulet.lit/balcony", Message.Type.CHAT, BODY, element("urn:xmpp:hints", "no-copy")));
    }

    @Test
    void aMessageBetweenOccupantsIsCopiedWhenItIsSentAndNotWhenItIsReceived() {
        Message message = from("coven@chat.shakespeare.lit/nurse", Message.Type.CHAT, BODY, element(MUC_USER, "x"));
        assertThat(Eligible.sent(message)).isTrue();
        assertThat(Eligible.received(message)).isFalse();
    }
}
