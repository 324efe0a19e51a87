package im.parley.feature.archive;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreMethodTest {
    private static final Element BODY = Element.text(Message.BODY, "hi");
    private static final Element TYPING = Element.of(Name.of("http://jabber.org/protocol/chatstates", "composing"));
    private static final Element RECEIPT = Element.of(Name.of("urn:xmpp:receipts", "received"));
    private static final Element COPY = Element.of(Name.of("urn:xmpp:carbons:2", "received"));

    private static Element hint(String name) {
        return Element.of(Name.of("urn:xmpp:hints", name));
    }

    private static List<StoreMethod> storing(Message.Type type, Element... children) {
        Message message = Message.to(Jid.of("juliet@capulet.lit"), type, children);
        return Arrays.stream(StoreMethod.values())
                .filter(method -> method.of(message).isPresent())
                .toList();
    }

    @Test
    void messagesWithTextAreConversation() {
        assertThat(storing(Message.Type.CHAT, BODY))
                .containsExactly(StoreMethod.BODY, StoreMethod.MESSAGE, StoreMethod.STREAM);
        assertThat(storing(Message.Type.NORMAL, BODY, TYPING))
                .containsExactly(StoreMethod.BODY, StoreMethod.MESSAGE, StoreMethod.STREAM);
    }

    @Test
    void whatSaysSomethingWithoutTextIsAMessage() {
        assertThat(storing(Message.Type.CHAT, RECEIPT)).containsExactly(StoreMethod.MESSAGE, StoreMethod.STREAM);
        assertThat(storing(Message.Type.CHAT, TYPING, hint("store")))
                .containsExactly(StoreMethod.MESSAGE, StoreMethod.STREAM);
    }

    @Test
    void whatSaysNothingIsPartOfTheStreamAlone() {
        assertThat(storing(Message.Type.CHAT, TYPING, Element.text(Message.THREAD, "t"))).containsExactly(StoreMethod.STREAM);
        assertThat(storing(Message.Type.CHAT, COPY)).containsExactly(StoreMethod.STREAM);
        assertThat(storing(Message.Type.HEADLINE, BODY)).containsExactly(StoreMethod.STREAM);
    }

    /** XEP-0334 sections 4.1 and 4.2. */
    @Test
    void hintsForbid() {
        assertThat(storing(Message.Type.CHAT, BODY, hint("no-store"))).containsExactly(StoreMethod.STREAM);
        assertThat(storing(Message.Type.CHAT, BODY, hint("no-permanent-store"))).containsExactly(StoreMethod.STREAM);
    }

    @Test
    void errorsAndWhatRoomsSayIsNeverStored() {
        assertThat(storing(Message.Type.ERROR, BODY)).isEmpty();
        assertThat(storing(Message.Type.GROUPCHAT, BODY)).isEmpty();
    }

    @Test
    void theTextAloneIsTheTextAlone() {
        Message message = Message.to(Jid.of("juliet@capulet.lit"), Message.Type.CHAT, BODY, RECEIPT);
        assertThat(StoreMethod.BODY.of(message).orElseThrow().content().elements()).containsExactly(BODY);
    }
}
