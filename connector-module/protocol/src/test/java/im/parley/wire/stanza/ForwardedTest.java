package im.parley.wire.stanza;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForwardedTest {
    @Test
    void aMessageKeepsItsAttributesAndChildren() {
        Message message = Message.to(
                        Jid.of("romeo@montague.lit"), Message.Type.CHAT, Element.text(Message.BODY, "Wherefore?"))
                .with(new Header(Jid.of("juliet@capulet.lit/balcony"), Jid.of("romeo@montague.lit"), "m1", "en"));

        assertThat(Forwarded.of(message)).hasToString("<forwarded xmlns='urn:xmpp:forward:0'>"
                + "<message xmlns='jabber:client' type='chat' to='romeo@montague.lit'"
                + " from='juliet@capulet.lit/balcony' id='m1' xml:lang='en'><body>Wherefore?</body></message>"
                + "</forwarded>");
    }

    @Test
    void whatAStanzaDoesNotHaveIsNotWritten() {
        assertThat(Forwarded.element(Presence.of(Presence.Type.AVAILABLE)))
                .hasToString("<presence xmlns='jabber:client'/>");
    }

    @Test
    void theDelayStandsBeforeTheStanza() {
        Element delay = Element.build(Name.of("urn:xmpp:delay", "delay"))
                .attribute("stamp", "2010-07-10T23:08:25Z")
                .build();
        Iq iq = Iq.request(Iq.Type.GET, "1", Element.of(Name.of("urn:xmpp:ping", "ping")));

        assertThat(Forwarded.of(iq, Optional.of(delay)).elements())
                .containsExactly(delay, Forwarded.element(iq));
        assertThat(Forwarded.element(iq))
                .hasToString("<iq xmlns='jabber:client' type='get' id='1'><ping xmlns='urn:xmpp:ping'/></iq>");
    }
}
