package im.parley.feature.presence;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredPresenceTest {
    @Test
    void aStanzaIsReadBackWithAllThatItHad() {
        Presence request = Presence.of(
                        Presence.Type.SUBSCRIBE,
                        Element.text(Presence.STATUS, "<Let> me & \"adore\" 'you' \uD83D\uDE0D"),
                        Element.text(Name.of("http://jabber.org/protocol/nick", "nick"), "Romeo"))
                .with(new Header(Jid.of("romeo@example.net"), Jid.of("juliet@example.com"), "a'b", "en"));

        assertThat(StoredPresence.read(StoredPresence.write(request))).contains(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<presence", "<iq type='get' id='1'><a xmlns='b'/></iq>", "<presence type='what'/>"})
    void whatWasNotWrittenHereIsNoStanza(String text) {
        assertThat(StoredPresence.read(text)).isEmpty();
    }
}
