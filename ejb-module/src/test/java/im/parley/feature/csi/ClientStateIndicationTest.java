package im.parley.feature.csi;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.ClientState;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestStream;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientStateIndicationTest {
    private static final String NS = "urn:xmpp:csi:0";
    private static final Jid JULIET = Jid.of("juliet@capulet.lit/balcony");
    private static final Jid ROMEO = Jid.of("romeo@montague.lit/orchard");
    private static final Jid NURSE = Jid.of("nurse@capulet.lit/chamber");
    private static final Element COMPOSING =
            Element.of(Name.of("http://jabber.org/protocol/chatstates", "composing"));

    private final TestSession juliet = TestSession.available(JULIET.toString(), 0);
    private final List<Stanza> received = new ArrayList<>();
    private ClientStateIndication csi = with(Logic.MOBILE_V2, 50);

    private static ClientStateIndication with(Logic logic, int limit) {
        return new ClientStateIndication(TestOptions.of(new CsiOptions(logic, limit)));
    }

    private void says(String state) {
        perform(csi.hooks().stream()
                .filter(Hook.OnNonza.class::isInstance)
                .map(Hook.OnNonza.class::cast)
                .filter(hook -> hook.name().equals(Name.of(NS, state)))
                .findFirst()
                .orElseThrow()
                .handler()
                .handle(Element.of(Name.of(NS, state)), juliet));
    }

    /** As the router does: what a verdict brings with it goes out before the stanza. */
    private void reaches(Stanza stanza) {
        @SuppressWarnings("unchecked") // it is declared for all stanzas
        Hook.OnHold<Stanza> hook = (Hook.OnHold<Stanza>) csi.hooks().stream()
                .filter(Hook.OnHold.class::isInstance)
                .findFirst()
                .orElseThrow();
        Verdict verdict = hook.filter().judge(stanza, juliet);
        perform(verdict.effects());
        if (verdict instanceof Verdict.Pass) {
            received.add(stanza);
        }
    }

    private void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.ToSession one) {
                reaches(one.stanza());
            } else if (effect instanceof Effect.Afterwards next) {
                perform(next.more().get());
            } else {
                throw new AssertionError("unexpected " + effect);
            }
        }
    }

    private static Presence presence(Jid from, String status) {
        return Presence.of(Presence.Type.AVAILABLE, Element.text(Presence.STATUS, status)).withFrom(from);
    }

    private static Message message(Jid from, Element... content) {
        return Message.to(JULIET, Message.Type.CHAT, content).withFrom(from);
    }

    private static Message text(Jid from, String body) {
        return message(from, Element.text(Message.BODY, body));
    }

    @Test
    void itIsOfferedAfterLogIn() {
        Hook.OfferStreamFeature hook = csi.hooks().stream()
                .filter(Hook.OfferStreamFeature.class::isInstance)
                .map(Hook.OfferStreamFeature.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(hook.offer().offer(new TestStream("capulet.lit"))).isEmpty();
        assertThat(hook.offer().offer(new TestStream("capulet.lit").authenticated(true)))
                .hasValueSatisfying(offer -> assertThat(offer).hasToString("<csi xmlns='urn:xmpp:csi:0'/>"));
    }

    /** Section 5: "The server MUST assume all clients to be in the 'active' state until the client indicates otherwise." */
    @Test
    void aStreamBeginsActive() {
        reaches(presence(ROMEO, "here"));
        assertThat(received).hasSize(1);
        assertThat(ClientState.isInactive(juliet)).isFalse();
    }

    @Test
    void theLastPresenceOfEachSenderWaitsUntilTheClientIsActive() {
        says("inactive");
        reaches(presence(ROMEO, "first"));
        reaches(presence(NURSE, "only"));
        reaches(presence(ROMEO, "last"));
        assertThat(received).isEmpty();

        says("active");

        assertThat(received).containsExactly(presence(NURSE, "only"), presence(ROMEO, "last"));
        assertThat(ClientState.isInactive(juliet)).isFalse();
        reaches(presence(ROMEO, "after"));
        assertThat(received).hasSize(3);
    }

    @Test
    void somethingUrgentBringsWithItWhatWaitedBefore() {
        says("inactive");
        reaches(presence(ROMEO, "here"));
        reaches(text(NURSE, "Madam!"));
        reaches(presence(ROMEO, "gone"));

        assertThat(received).containsExactly(presence(ROMEO, "here"), text(NURSE, "Madam!"));
        assertThat(ClientState.isInactive(juliet)).isTrue();
    }

    @Test
    void subscriptionsErrorsAndRequestsAreUrgent() {
        says("inactive");
        Stanza subscribe = Presence.of(Presence.Type.SUBSCRIBE).withFrom(ROMEO);
        Stanza error = text(JULIET, "Hi").withTo(ROMEO).errorReply(Condition.SERVICE_UNAVAILABLE.error());
        Stanza request = Iq.request(Iq.Type.SET, "1", COMPOSING).withFrom(ROMEO);
        reaches(subscribe);
        reaches(error);
        reaches(request);
        assertThat(received).containsExactly(subscribe, error, request);
    }

    @Test
    void anAnswerThatTheClientAskedForIsNoReasonToWakeItForMore() {
        says("inactive");
        reaches(presence(ROMEO, "here"));
        Stanza answer = Iq.request(Iq.Type.GET, "1", COMPOSING).result().withFrom(Jid.of("capulet.lit"));
        reaches(answer);
        assertThat(received).containsExactly(answer);

        Stanza his = Iq.request(Iq.Type.GET, "2", COMPOSING).result().withFrom(ROMEO);
        reaches(his);
        assertThat(received).as("stanzas of one sender stay in order").containsExactly(
                answer, presence(ROMEO, "here"), his);
    }

    @Test
    void chatStatesAloneWait() {
        says("inactive");
        reaches(message(ROMEO, COMPOSING));
        reaches(message(ROMEO, COMPOSING, Element.text(Message.THREAD, "t")));
        assertThat(received).isEmpty();
        reaches(message(ROMEO, COMPOSING, Element.text(Message.BODY, "Hi")));
        assertThat(received).hasSize(2);
    }

    @Test
    void anEmptyMessageIsNoChatState() {
        says("inactive");
        reaches(message(ROMEO));
        assertThat(received).hasSize(1);
    }

    @Test
    void whenTooMuchWaitsAllOfItIsSentInOrder() {
        csi = with(Logic.MOBILE_V1, 2);
        says("inactive");
        reaches(presence(ROMEO, "1"));
        reaches(presence(ROMEO, "2"));
        assertThat(received).isEmpty();
        reaches(presence(ROMEO, "3"));
        assertThat(received).containsExactly(presence(ROMEO, "1"), presence(ROMEO, "2"), presence(ROMEO, "3"));
        reaches(presence(ROMEO, "4"));
        assertThat(received).hasSize(3);
    }

    @Test
    void copiesWaitWithTheThirdLogicAlone() {
        Message copy = message(
                JULIET.bare(), Element.of(Name.of("urn:xmpp:carbons:2", "sent"), Element.text(Message.BODY, "x")));
        says("inactive");
        reaches(copy);
        assertThat(received).hasSize(1);

        csi = with(Logic.MOBILE_V3, 50);
        reaches(copy);
        reaches(copy);
        assertThat(received).hasSize(1);
        says("active");
        assertThat(received).hasSize(3);
    }

    @Test
    void whatSomebodyElseCallsACopyIsUrgent() {
        csi = with(Logic.MOBILE_V3, 50);
        says("inactive");
        reaches(message(ROMEO, Element.of(Name.of("urn:xmpp:carbons:2", "sent"))));
        assertThat(received).hasSize(1);
    }

    /** XEP-0386 lets a client say so while it binds. */
    @Test
    void aClientMayBeginInactive() {
        Hook.OnInlineBind hook = csi.hooks().stream()
                .filter(Hook.OnInlineBind.class::isInstance)
                .map(Hook.OnInlineBind.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(hook.feature()).isEqualTo(NS);
        assertThat(hook.handler().bind(Element.of(Name.of(NS, "active")), juliet)).isEmpty();
        assertThat(ClientState.isInactive(juliet)).isFalse();
        assertThat(hook.handler().bind(Element.of(Name.of(NS, "inactive")), juliet)).isEmpty();
        reaches(presence(ROMEO, "here"));
        assertThat(received).isEmpty();
    }

    /** Section 5.2: the state "always defaults to 'active' for new and resumed streams". */
    @Test
    void aResumedStreamIsActive() {
        says("inactive");
        reaches(presence(ROMEO, "here"));
        for (Hook hook : csi.hooks()) {
            if (hook instanceof Hook.OnEvent<?> event && event.kind() == ServerEvent.SessionResumed.class) {
                @SuppressWarnings("unchecked") // its kind says so
                var handler = (Handlers.EventHandler<ServerEvent.SessionResumed>) event.handler();
                perform(handler.on(new ServerEvent.SessionResumed(juliet)));
            }
        }
        assertThat(received).hasSize(1);
        assertThat(ClientState.isInactive(juliet)).isFalse();
    }

    @Test
    void sayingItTwiceChangesNothing() {
        says("active");
        says("inactive");
        reaches(presence(ROMEO, "here"));
        says("inactive");
        says("active");
        says("active");
        assertThat(received).containsExactly(presence(ROMEO, "here"));
    }
}
