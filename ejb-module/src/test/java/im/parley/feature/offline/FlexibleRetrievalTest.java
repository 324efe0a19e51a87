package im.parley.feature.offline;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Hook;
import im.parley.server.spi.NodeItem;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.store.memory.MemoryStores;
import im.parley.store.offline.OfflineMessage;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlexibleRetrievalTest {
    private static final String NS = "http://jabber.org/protocol/offline";
    private static final Jid ROMEO = Jid.of("romeo@montague.net");
    private static final Jid JULIET = Jid.of("juliet@capulet.com/balcony");
    private static final Instant NOW = Instant.parse("2003-02-27T22:49:17Z");

    private final MemoryStores stores = MemoryStores.create();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final FlexibleRetrieval retrieval = new FlexibleRetrieval(stores.offline(), clock);
    private final TestSessions sessions = TestSessions.of();
    private final TestSession orchard = sessions.add(TestSession.of(ROMEO + "/orchard"));
    private final List<Message> given = new ArrayList<>();

    private void waits(String body) {
        stores.offline().store(ROMEO, stored(body), 1000);
    }

    private static OfflineMessage stored(String body) {
        Message message =
                Message.to(ROMEO, Message.Type.CHAT, Element.text(Message.BODY, body)).withFrom(JULIET);
        return OfflineMessage.of(NOW, StanzaText.write(message));
    }

    private void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.ToSession one) {
                assertThat(one.session()).isEqualTo(orchard);
                given.add((Message) one.stanza());
            } else {
                perform(((Effect.Afterwards) effect).more().get());
            }
        }
    }

    private List<String> bodies() {
        return given.stream().map(Message::body).toList();
    }

    private static Element request(String content) {
        return StanzaText.read("<iq type='get' id='1'><offline xmlns='" + NS + "'>" + content + "</offline></iq>")
                .flatMap(iq -> iq.content().first())
                .orElseThrow();
    }

    private Reply get(String content) {
        Reply reply = Asking.ownAccount(retrieval, orchard).get(request(content));
        if (reply instanceof Reply.Result result) {
            perform(result.before());
        }
        return reply;
    }

    private Reply set(String content) {
        return Asking.ownAccount(retrieval, orchard).set(request(content));
    }

    private Requester self() {
        return new Requester(Optional.of(orchard.jid()), Optional.of(orchard), Optional.empty(), ROMEO);
    }

    private List<NodeItem> headers() {
        return hook(Hook.ListNode.class).handler().list(NS, self()).orElseThrow();
    }

    private <H extends Hook> H hook(Class<H> kind) {
        return retrieval.hooks().stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
    }

    private static String item(String action, NodeItem of) {
        return "<item action='" + action + "' node='" + of.node().orElseThrow() + "'/>";
    }

    /** Example 4. */
    @Test
    void theNodeTellsHowManyMessagesWait() {
        waits("1");
        waits("2");
        var description = hook(Hook.DescribeNode.class).handler().describe(NS, self()).orElseThrow();
        assertThat(description.identities()).extracting(identity -> identity.category() + '/' + identity.type())
                .containsExactly("automation/message-list");
        assertThat(description.features()).containsExactly(NS);
        assertThat(description.forms().getFirst().fields()).extracting(Field::name)
                .containsExactly("FORM_TYPE", "number_of_messages");
        assertThat(description.forms().getFirst().value("number_of_messages")).contains("2");
        assertThat(hook(Hook.DescribeNode.class).handler().describe("urn:example:other", self())).isEmpty();
    }

    /** Example 6: sender and node, which can be ordered by characters. */
    @Test
    void headersNameSenderAndNode() {
        for (int i = 0; i < 12; i++) {
            waits("message " + i);
        }
        stores.offline().store(ROMEO, stored("expired").expiring(NOW), 1000);
        assertThat(headers()).hasSize(12);
        assertThat(headers()).extracting(NodeItem::jid).containsOnly(ROMEO);
        assertThat(headers()).extracting(NodeItem::name).containsOnly(JULIET.toString());
        assertThat(headers()).extracting(header -> header.node().orElseThrow()).isSorted().doesNotHaveDuplicates();
        assertThat(hook(Hook.ListNode.class).handler().list("urn:example:other", self())).isEmpty();
    }

    /** Example 8. */
    @Test
    void whatIsViewedStays() {
        waits("1");
        waits("2");
        waits("3");
        List<NodeItem> headers = headers();
        assertThat(get(item("view", headers.get(2)) + item("view", headers.get(0)))).isInstanceOf(Reply.Result.class);
        assertThat(bodies()).containsExactly("3", "1");
        assertThat(given.getFirst().child(Name.of(NS, "offline")).orElseThrow())
                .hasToString("<offline xmlns='" + NS + "'><item node='" + headers.get(2).node().orElseThrow()
                        + "'/></offline>");
        assertThat(given.getFirst().has(Name.of("urn:xmpp:delay", "delay"))).isTrue();
        assertThat(stores.offline().count(ROMEO)).isEqualTo(3);
    }

    /** Example 9. */
    @Test
    void whatIsRemovedIsGone() {
        waits("1");
        waits("2");
        waits("3");
        List<NodeItem> headers = headers();
        assertThat(set(item("remove", headers.get(0)) + item("remove", headers.get(1)))).isEqualTo(Reply.OK);
        assertThat(headers()).containsExactly(headers.get(2));
    }

    @Test
    void whatDoesNotExistIsNotFoundAndNothingElseIsDone() {
        waits("1");
        NodeItem header = headers().getFirst();
        assertThat(Asking.error(get("<item action='view' node='0000000000000000777'/>")))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(Asking.error(get("<item action='view' node='what'/>"))).isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(Asking.error(set(item("remove", header) + "<item action='remove' node='777'/>")))
                .isEqualTo(Condition.ITEM_NOT_FOUND);
        assertThat(stores.offline().count(ROMEO)).isEqualTo(1);
        assertThat(given).isEmpty();
    }

    /** Section 2.6. */
    @Test
    void allAreFetchedInOrderAndStay() {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 2 * Handover.PAGE; i++) {
            sent.add("message " + i);
            waits("message " + i);
        }
        get("<fetch/>");
        assertThat(bodies()).isEqualTo(sent);
        assertThat(stores.offline().count(ROMEO)).isEqualTo(sent.size());
    }

    /** Section 2.7. */
    @Test
    void allAreRemoved() {
        waits("1");
        waits("2");
        assertThat(set("<purge/>")).isEqualTo(Reply.OK);
        assertThat(stores.offline().count(ROMEO)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<item action='remove' node='1'/>", "<purge/>", "<item node='1'/>"})
    void whatCannotBeAskedIsABadRequest(String content) {
        assertThat(Asking.error(get(content))).isEqualTo(Condition.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<item action='view' node='1'/>", "<fetch/>"})
    void whatCannotBeDoneIsABadRequest(String content) {
        assertThat(Asking.error(set(content))).isEqualTo(Condition.BAD_REQUEST);
    }

    @Test
    void othersMayNot() {
        Asking juliet = Asking.account(retrieval, ROMEO.toString(), TestSession.of(JULIET.toString()));
        assertThat(Asking.error(juliet.get(request("<fetch/>")))).isEqualTo(Condition.FORBIDDEN);
        assertThat(Asking.error(juliet.set(request("<purge/>")))).isEqualTo(Condition.FORBIDDEN);
    }

    /** Section 2.2: "the server MUST NOT flood the second resource with the offline message queue". */
    @Test
    void whoFetchesByHandGetsNoFloodNorDoAnyOthers() {
        waits("1");
        Handover handover = new Handover(stores.offline(), sessions, clock);
        headers();
        TestSession other = sessions.add(TestSession.available(ROMEO + "/pda", 0));
        assertThat(handover.begin(orchard)).isEmpty();
        assertThat(handover.begin(other)).isEmpty();
        sessions.remove(orchard);
        assertThat(handover.begin(other)).isNotEmpty();
    }
}
