package im.parley.feature.offline;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorthTest {
    private static final Element BODY = Element.text(Message.BODY, "O blessed, blessed night!");
    private static final Element COMPOSING = Element.of(Name.of("http://jabber.org/protocol/chatstates", "composing"));
    private static final Element THREAD = Element.text(Message.THREAD, "t");
    private static final Element RECEIPT = Element.of(Name.of("urn:xmpp:receipts", "received"));

    @ParameterizedTest
    @EnumSource(names = {"NORMAL", "CHAT"})
    void normalAndChatMessagesAreStored(Message.Type type) {
        assertThat(worth(type, BODY)).isEqualTo(Worth.STORED);
        assertThat(worth(type, BODY, COMPOSING)).isEqualTo(Worth.STORED);
        assertThat(worth(type, RECEIPT)).isEqualTo(Worth.STORED);
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR", "GROUPCHAT", "HEADLINE"})
    void otherTypesAreNot(Message.Type type) {
        assertThat(worth(type, BODY)).isEqualTo(Worth.RETURNED);
        assertThat(worth(type, BODY, hint("store"))).isEqualTo(Worth.RETURNED);
    }

    @Test
    void chatStatesAloneAreForgotten() {
        assertThat(worth(Message.Type.CHAT, COMPOSING)).isEqualTo(Worth.FORGOTTEN);
        assertThat(worth(Message.Type.CHAT, COMPOSING, THREAD)).isEqualTo(Worth.FORGOTTEN);
        assertThat(worth(Message.Type.CHAT, COMPOSING, hint("no-permanent-store"))).isEqualTo(Worth.FORGOTTEN);
        assertThat(worth(Message.Type.CHAT)).isEqualTo(Worth.FORGOTTEN);
    }

    @Test
    void theHintsOfTheSenderAreFollowed() {
        assertThat(worth(Message.Type.CHAT, BODY, hint("no-store"))).isEqualTo(Worth.RETURNED);
        assertThat(worth(Message.Type.CHAT, BODY, hint("no-permanent-store"))).isEqualTo(Worth.STORED);
        assertThat(worth(Message.Type.CHAT, COMPOSING, hint("store"))).isEqualTo(Worth.STORED);
    }

    private static Element hint(String name) {
        return Element.of(Name.of("urn:xmpp:hints", name));
    }

    private static Worth worth(Message.Type type, Element... children) {
        return Worth.of(Message.to(Jid.of("juliet@capulet.com"), type, children));
    }
}
