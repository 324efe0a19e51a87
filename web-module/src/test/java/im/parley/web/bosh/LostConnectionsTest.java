package im.parley.web.bosh;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.web.bosh.Desk.Sent;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.CloseReason;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Message;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** XEP-0124 section 14.3: connections break, and nothing is lost with them as long as the client comes back. */
class LostConnectionsTest {
    private static final String EMPTY = "<body xmlns='http://jabber.org/protocol/httpbind'/>";
    private static final Element FEATURES =
            Element.of(Name.of(Namespaces.STREAMS, "features"), Element.of(Name.of(Namespaces.BIND, "bind")));

    private final Desk desk = new Desk(Desk.USUAL);

    private static Message message(String text) {
        return Message.to(Jid.of("juliet@verona.lit"), Message.Type.CHAT, Element.text(Message.BODY, text));
    }

    @BeforeEach
    void aSessionWhoseClientHasItsFeatures() {
        desk.create("rid='100' ver='1.6' wait='20' hold='1'");
        desk.session().send(new FirstLevel.Open(new StreamHeader(
                StreamHeader.Kind.CLIENT, Optional.of(Jid.of("verona.lit")), Optional.empty(), "stream-1", "1.0", "")));
        desk.session().send(new FirstLevel.Nonza(FEATURES));
        desk.session().authenticated();
    }

    private void lose(Sent request) {
        request.lost = true;
        desk.session().lost();
    }

    @Test
    void nothingIsSaidToWhoIsGone() {
        Sent poll = desk.send(101);
        lose(poll);
        desk.session().send(message("wait for me"));
        assertThat(poll.waits()).isTrue();
        assertThat(desk.send(101).text()).contains("wait for me");
    }

    @Test
    void theNextRequestGetsItWhenTheLostOneIsNotRepeated() {
        Sent poll = desk.send(101);
        lose(poll);
        desk.session().send(message("one"));
        assertThat(desk.send(102).text()).contains("one");
        assertThat(poll.text()).isEqualTo(EMPTY);
    }

    @Test
    void anAnswerThatCouldNotBeWrittenGoesWithTheNextOneBeforeEverythingElse() {
        Sent poll = desk.send(101);
        desk.session().send(message("one"));
        desk.session().send(message("two"));
        lose(poll);
        Sent next = desk.send(102);
        assertThat(next.text()).containsSubsequence("one", "two");
        assertThat(desk.send(101).text()).as("once is enough").isEqualTo(EMPTY);
    }

    @Test
    void anAnswerThatCouldNotBeWrittenIsGivenAgainToWhoAsksForIt() {
        Sent poll = desk.send(101);
        desk.session().send(message("one"));
        lose(poll);
        assertThat(desk.send(101).text()).contains("one");
    }

    @Test
    void theTimeOfSilenceBeginsWithTheLoss() {
        Sent poll = desk.send(101);
        desk.pass(9_000);
        lose(poll);
        desk.pass(9_900);
        assertThat(desk.forgotten).isFalse();
        desk.pass(200);
        assertThat(desk.forgotten).isTrue();
        assertThat(desk.closed).containsExactly(CloseReason.DISCONNECTED);
    }

    @Test
    void whatNobodyFetchedFindsAnotherWay() {
        Sent poll = desk.send(101);
        desk.session().send(message("written, and not taken"));
        lose(poll);
        desk.session().send(message("never asked for"));
        desk.pass(10_200);
        assertThat(desk.undelivered)
                .extracting(stanza -> ((Message) stanza).content().first(Message.BODY).orElseThrow().text())
                .containsExactly("written, and not taken", "never asked for");
    }

    @Test
    void whatWasFetchedDoesNot() {
        desk.send(101);
        desk.session().send(message("taken"));
        desk.pass(10_200);
        assertThat(desk.forgotten).isTrue();
        assertThat(desk.undelivered).isEmpty();
    }

    @Test
    void theLastWordGoesToAConnectionThatIsThere() {
        Sent poll = desk.send(101);
        lose(poll);
        desk.session().close();
        assertThat(poll.waits()).isTrue();
        Sent next = desk.send(102);
        assertThat(next.text()).contains("type='terminate'");
    }
}
