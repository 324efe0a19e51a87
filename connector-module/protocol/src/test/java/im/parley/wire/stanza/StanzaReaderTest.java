package im.parley.wire.stanza;

import static im.parley.wire.stanza.Feed.afterHeader;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.stanza.StanzaError.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StanzaReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<iq type='get'><q xmlns='urn:q'/></iq>|BAD_REQUEST",
                "<iq type='get' id=''><q xmlns='urn:q'/></iq>|BAD_REQUEST",
                "<iq type='get' id='1'/>|BAD_REQUEST",
                "<iq type='set' id='1'><q xmlns='urn:q'/><q xmlns='urn:q'/></iq>|BAD_REQUEST",
                "<iq type='result' id='1'><q xmlns='urn:q'/><q xmlns='urn:q'/></iq>|BAD_REQUEST",
                "<iq id='1'><q xmlns='urn:q'/></iq>|BAD_REQUEST",
                "<iq type='subscribe' id='1'><q xmlns='urn:q'/></iq>|BAD_REQUEST",
                "<presence type='available'/>|BAD_REQUEST",
                "<presence type='AVAILABLE'/>|BAD_REQUEST",
                "<presence type='foo'/>|BAD_REQUEST",
                "<presence><priority>128</priority></presence>|BAD_REQUEST",
                "<presence><priority>-129</priority></presence>|BAD_REQUEST",
                "<presence><priority>high</priority></presence>|BAD_REQUEST",
                "<presence><priority/></presence>|BAD_REQUEST",
                "<message to='@example.com'/>|JID_MALFORMED",
                "<message to=''/>|JID_MALFORMED",
                "<message to='a@example.com/'/>|JID_MALFORMED",
                "<message from='a@b@example.com'/>|JID_MALFORMED",
            })
    void rejectsWhatCannotBeAStanza(String stanza, Condition condition) {
        assertThat(afterHeader(stanza))
                .singleElement()
                .isInstanceOfSatisfying(FirstLevel.Rejected.class, rejected -> assertThat(
                                rejected.error().condition())
                        .isEqualTo(condition));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<iq type='result' id='1'/>",
                "<iq type='get' id='1'> <q xmlns='urn:q'/> </iq>",
                "<iq type='error' id='1'><q xmlns='urn:q'/><error type='cancel'/></iq>",
                "<presence/>",
                "<presence type='probe'/>",
                "<presence><priority> -128 </priority></presence>",
                "<presence><priority>127</priority></presence>",
                "<message/>",
            })
    void takesWhatIsAStanza(String stanza) {
        assertThat(afterHeader(stanza)).singleElement().isInstanceOf(Stanza.class);
    }

    @Test
    void anUnknownTypeOfMessageIsNormal() {
        assertThat(afterHeader("<message type='foo'/>"))
                .singleElement()
                .isEqualTo(new Message(Header.EMPTY, Message.Type.NORMAL, Content.EMPTY));
    }
}
