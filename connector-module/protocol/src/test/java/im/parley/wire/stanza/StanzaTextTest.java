package im.parley.wire.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StanzaTextTest {
    @Test
    void aStanzaComesBackAsItWas() {
        Message message = new Message(
                new Header(Jid.of("romeo@montague.net/orchard"), Jid.of("juliet@capulet.com"), "a'1", "it"),
                Message.Type.CHAT,
                Content.of(
                        Element.text(Message.BODY, "O blessed, <blessed> night!\n\ud83c\udf19 & all"),
                        Element.build(Name.of("urn:x", "y"))
                                .attribute("{urn:z}a", "1")
                                .add(Name.of("urn:q", "r"), "]]>")
                                .build()));

        assertThat(StanzaText.read(StanzaText.write(message))).contains(message);
    }

    @Test
    void anEmptyStanzaComesBackAsItWas() {
        Presence presence = Presence.of(Presence.Type.SUBSCRIBE);

        assertThat(StanzaText.read(StanzaText.write(presence))).contains(presence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "words",
                "<message",
                "<message/><message/>",
                "<nonza xmlns='urn:x'/>",
                "<message to='@'/>",
                "</stream:stream>",
                "<stream:error/>"
            })
    void whatIsNoStanzaIsNothing(String text) {
        assertThat(StanzaText.read(text)).isEmpty();
    }
}
