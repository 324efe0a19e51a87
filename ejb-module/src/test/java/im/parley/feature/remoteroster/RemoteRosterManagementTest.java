package im.parley.feature.remoteroster;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.Target;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.Verdict;
import im.parley.store.memory.MemoryRosters;
import im.parley.store.memory.MemorySettings;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteRosterManagementTest {
    private static final Name QUERY = Name.of(RemoteRosterManagement.NS, "query");
    private static final Jid JULIET = Jid.of("juliet@example.com");
    private static final Jid ICQ = Jid.of("icq.example.com");

    private final MemoryRosters rosters = new MemoryRosters();
    private final MemorySettings settings = new MemorySettings();
    private final TestSession balcony = TestSession.of("juliet@example.com/balcony");
    private RemoteRosterManagement feature = feature(false, 2);

    private RemoteRosterManagement feature(boolean allowAccounts, int maxEntities) {
        return new RemoteRosterManagement(
                rosters, settings, TestOptions.of(new RemoteRosterOptions(allowAccounts, maxEntities)));
    }

    @BeforeEach
    void theGatewaySeesJuliet() {
        see(ICQ);
    }

    private void see(Jid entity) {
        rosters.put(JULIET, RosterItem.of(entity).withSubscription(Subscription.FROM));
    }

    private Reply request(Jid entity) {
        Element query = Element.build(QUERY)
                .attribute("type", "request")
                .attribute("reason", "Manage\n\tcontacts")
                .build();
        Hook.OnIq hook = feature.hooks().stream()
                .filter(candidate -> candidate instanceof Hook.OnIq on && on.target() == Target.ACCOUNT)
                .map(Hook.OnIq.class::cast)
                .findFirst()
                .orElseThrow();
        try {
            return hook.handler()
                    .handle(
                            Iq.request(Iq.Type.SET, "id", query),
                            new Requester(Optional.of(entity), Optional.empty(), Optional.empty(), JULIET));
        } catch (Refusal refusal) {
            return Reply.error(refusal.error());
        }
    }

    private static Message question(Reply reply) {
        return (Message) ((Effect.Send) reply.effects().getFirst()).stanza();
    }

    private static String challenge(Reply reply) {
        return DataForm.in(Element.of(QUERY, question(reply).child(DataForm.NAME).orElseThrow()))
                .flatMap(form -> form.value("challenge"))
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // the kind is compared
    private Verdict say(String body) {
        Message message = Message.to(JULIET.domainJid(), Message.Type.CHAT, Element.text(Message.BODY, body));
        return feature.hooks().stream()
                .filter(hook -> hook instanceof Hook.OnSent<?> on && on.kind() == Message.class)
                .map(hook -> ((Hook.OnSent<Message>) hook).filter().judge(message, balcony))
                .findFirst()
                .orElseThrow();
    }

    private List<Jid> permitted(Feature asked) {
        return asked.hooks().stream()
                .filter(Hook.OpenRoster.class::isInstance)
                .flatMap(hook -> ((Hook.OpenRoster) hook).access().entities(JULIET).stream())
                .toList();
    }

    private static Condition refused(Reply reply) {
        return ((Reply.Failure) reply).error().condition();
    }

    /** Examples 1 to 6, the entity being a service. */
    @Test
    void aServiceIsLetInByWords() {
        Reply reply = request(ICQ);
        assertThat(question(reply).from()).contains(JULIET.domainJid());
        assertThat(question(reply).to()).contains(JULIET);
        assertThat(question(reply).body()).contains("icq.example.com", "Manage contacts");
        assertThat(permitted(feature)).isEmpty();

        Verdict verdict = say(" Yes " + challenge(reply));

        assertThat(verdict).isInstanceOf(Verdict.Drop.class);
        Iq told = (Iq) ((Effect.Send) verdict.effects().getFirst()).stanza();
        assertThat(told.to()).contains(ICQ);
        assertThat(told.from()).contains(JULIET);
        assertThat(told.payload().orElseThrow().attribute("type")).contains("allowed");
        assertThat(permitted(feature)).containsExactly(ICQ);
        assertThat(permitted(feature(false, 2))).as("after a restart").containsExactly(ICQ);
        assertThat(request(ICQ).effects()).as("granted already").isEmpty();
        Element list = Asking.payload(Asking.ownAccount(feature, balcony).get(Element.of(QUERY)));
        assertThat(list.elements().getFirst().attribute("jid")).contains("icq.example.com");
        assertThat(list.elements().getFirst().attribute("reason")).contains("Manage contacts");
    }

    @Test
    void noIsNoAndMayBeAskedAgain() {
        Verdict verdict = say("no " + challenge(request(ICQ)));
        Iq told = (Iq) ((Effect.Send) verdict.effects().getFirst()).stanza();
        assertThat(told.payload().orElseThrow().attribute("type")).contains("rejected");
        assertThat(permitted(feature)).isEmpty();
        assertThat(request(ICQ).effects()).hasSize(1);
    }

    @Test
    void anAnswerCountsOnce() {
        String challenge = challenge(request(ICQ));
        say("yes " + challenge);
        assertThat(say("no " + challenge)).isEqualTo(Verdict.PASS);
        assertThat(say("yes 1")).isEqualTo(Verdict.PASS);
        assertThat(say("yes ")).isEqualTo(Verdict.PASS);
        assertThat(permitted(feature)).containsExactly(ICQ);
    }

    @Test
    void whoSeesNoPresenceMayNotAsk() {
        assertThat(refused(request(Jid.of("aim.example.com")))).isEqualTo(Condition.FORBIDDEN);
    }

    @Test
    void accountsMayAskOnlyWhereTheAdministratorAllowsIt() {
        Jid nurse = Jid.of("nurse@example.com/kitchen");
        see(nurse.bare());
        assertThat(refused(request(nurse))).isEqualTo(Condition.FORBIDDEN);
        feature = feature(true, 2);
        assertThat(request(nurse).effects()).hasSize(1);
    }

    @Test
    void noMoreMayAskThanAreAllowed() {
        feature = feature(false, 1);
        assertThat(request(ICQ).effects()).hasSize(1);
        see(Jid.of("aim.example.com"));
        assertThat(refused(request(Jid.of("aim.example.com")))).isEqualTo(Condition.RESOURCE_CONSTRAINT);
    }
}
