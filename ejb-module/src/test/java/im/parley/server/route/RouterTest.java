package im.parley.server.route;
import static im.parley.server.route.Stage.condition;
import static im.parley.server.route.Stage.iq;
import static im.parley.server.route.Stage.message;
import static im.parley.server.route.Stage.presence;
import static im.parley.wire.stanza.StanzaError.Condition.BAD_REQUEST;
import static im.parley.wire.stanza.StanzaError.Condition.FORBIDDEN;
import static im.parley.wire.stanza.StanzaError.Condition.INTERNAL_SERVER_ERROR;
import static im.parley.wire.stanza.StanzaError.Condition.REMOTE_SERVER_NOT_FOUND;
import static im.parley.wire.stanza.StanzaError.Condition.SERVICE_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.route.Stage.Actor;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Identity;
import im.parley.server.spi.Lane;
import im.parley.server.spi.Lanes;
import im.parley.server.spi.Phase;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Service;
import im.parley.server.spi.Target;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 6120 section 10, and what hooks may do to a stanza on its way. */
class RouterTest {
    private static final Name QUERY = Name.of("urn:example:unknown", "query");

    @Test
    void aMessageWithoutAddressGoesToTheSendersAccount_10_3_1() {
        Stage stage = new Stage();
        stage.romeo.available(0);
        stage.romeo.sends(new Message(Header.EMPTY, Message.Type.CHAT, Content.EMPTY));
        assertThat(stage.romeo.received).singleElement().satisfies(stanza -> assertThat(stanza.to())
                .contains(Jid.of("romeo@example.net")));
    }

    @Test
    void aPresenceWithoutAddressIsLeftToTheHooks_10_3_2() {
        List<Presence> seen = new ArrayList<>();
        Stage stage = new Stage(Hook.presenceSent(Phase.APPLY, (presence, _) -> {
            seen.add(presence);
            return Verdict.PASS;
        }));
        stage.romeo.sends(Presence.of(Presence.Type.AVAILABLE));
        assertThat(seen).hasSize(1);
        assertThat(stage.romeo.received).isEmpty();
    }

    @Test
    void aRequestWithoutAddressIsAnsweredForTheAccount_10_3_3() {
        Stage stage = new Stage(Hook.iqGet(QUERY, Target.OWN_ACCOUNT, (_, requester) -> Reply.of(
                Element.text(QUERY, requester.addressed().toString()))));
        stage.romeo.sends(Iq.request(Iq.Type.GET, "q1", Element.of(QUERY)));
        stage.romeo.sends(iq("romeo@example.net", Iq.Type.GET));
        assertThat(stage.romeo.received)
                .hasSize(2)
                .allSatisfy(stanza -> assertThat(stanza.child(QUERY).orElseThrow().text())
                        .isEqualTo("romeo@example.net"));
    }

    @Test
    void aStanzaToAnotherServerIsRefused_10_4() {
        Stage stage = new Stage();
        stage.romeo.sends(message("mercutio@example.org", Message.Type.CHAT));
        assertThat(stage.romeo.bounced()).contains(condition(REMOTE_SERVER_NOT_FOUND));
    }

    @Test
    void aRequestToTheServerIsAnsweredByIt_10_5_1() {
        Stage stage = new Stage(Hook.iqGet(QUERY, Target.SERVER, (_, _) -> Reply.OK));
        stage.romeo.sends(iq("example.com", Iq.Type.GET));
        assertThat(stage.romeo.received).singleElement().satisfies(stanza -> {
            assertThat(((Iq) stanza).type()).isEqualTo(Iq.Type.RESULT);
            assertThat(stanza.from()).contains(Jid.of("example.com"));
        });
    }

    @Test
    void anUnknownRequestToTheServerIsRefused_8_4() {
        Stage stage = new Stage();
        stage.romeo.sends(iq("example.com", Iq.Type.SET));
        assertThat(stage.romeo.bounced()).contains(condition(SERVICE_UNAVAILABLE));
    }

    @Test
    void aMessageToTheServerIsRefused_10_5_1() {
        Stage stage = new Stage();
        stage.romeo.sends(message("example.com", Message.Type.CHAT));
        assertThat(stage.romeo.bounced()).contains(condition(SERVICE_UNAVAILABLE));
    }

    /** A service that works on a lane. */
    private static final class Room implements Service {
        private final List<Stanza> handled = new ArrayList<>();
        private Optional<Lane> lane = Optional.empty();

        @Override
        public String label() {
            return "muc";
        }

        @Override
        public Identity identity() {
            return new Identity("conference", "text", "");
        }

        @Override
        public void open(Lanes lanes) {
            lane = Optional.of(lanes.open());
        }

        @Override
        public List<Effect> handle(Stanza stanza) {
            handled.add(stanza);
            lane.orElseThrow().run(stanza, () -> {
                if (stanza instanceof Presence) {
                    throw new IllegalStateException("planted");
                }
                return List.of(new Effect.SendToAll(
                        stanza.withFrom(Jid.of("room@muc.example.com")),
                        List.of(Jid.of("romeo@example.net/orchard"), Jid.of("juliet@example.com/balcony"))));
            });
            return List.of();
        }
    }

    @Test
    void whatAServiceDoesOnALaneIsPerformed() {
        Room room = new Room();
        Stage stage = new Stage(Hook.serve(room));
        Actor juliet = stage.connect("juliet@example.com/balcony");
        stage.router.openServices();
        stage.romeo.sends(message("room@muc.example.com", Message.Type.GROUPCHAT));
        assertThat(stage.romeo.received).hasSize(1);
        assertThat(juliet.received).singleElement().extracting(stanza -> stanza.to().orElseThrow())
                .isEqualTo(Jid.of("juliet@example.com/balcony"));
    }

    @Test
    void aLaneThatFailsAnswersTheStanza() {
        Stage stage = new Stage(Hook.serve(new Room()));
        stage.router.openServices();
        stage.romeo.sends(presence("room@muc.example.com/romeo", Presence.Type.AVAILABLE));
        assertThat(stage.romeo.bounced()).contains(condition(INTERNAL_SERVER_ERROR));
    }

    @Test
    void whatIsAnsweredForAllServicesDoesNotReachThem() {
        Room room = new Room();
        Name query = Name.of("urn:example:unknown", "query");
        Stage stage = new Stage(
                Hook.serve(room), Hook.iqGet(query, Target.SERVICE, (iq, sender) -> Reply.of(Element.of(query))));
        stage.router.openServices();
        stage.romeo.sends(iq("muc.example.com", Iq.Type.GET));
        assertThat(room.handled).isEmpty();
        assertThat(stage.romeo.received).singleElement().matches(stanza -> stanza.has(query));
        stage.romeo.sends(iq("room@muc.example.com", Iq.Type.GET));
        assertThat(room.handled).first().matches(stanza -> stanza.has(query));
    }

    @Test
    void aStanzaToAServiceGoesThere_10_5_1() {
        List<Stanza> handled = new ArrayList<>();
        Stage stage = new Stage(Hook.serve(new Service() {
            @Override
            public String label() {
                return "echo";
            }

            @Override
            public Identity identity() {
                return new Identity("component", "generic", "Echo");
            }

            @Override
            public List<Effect> handle(Stanza stanza) {
                handled.add(stanza);
                return List.of(new Effect.Send(stanza.withTo(stanza.from().orElseThrow())
                        .withFrom(stanza.to().orElseThrow())));
            }
        }));
        stage.romeo.sends(message("somebody@echo.example.com", Message.Type.CHAT));
        assertThat(handled).hasSize(1);
        assertThat(stage.romeo.received).hasSize(1);
    }

    @Test
    void anAnswerNobodyAskedForIsDropped() {
        Stage stage = new Stage();
        stage.romeo.sends(iq("example.com", Iq.Type.RESULT));
        stage.romeo.sends(iq("romeo@example.net", Iq.Type.RESULT));
        assertThat(stage.romeo.received).isEmpty();
    }

    @Test
    void aRequestWithoutPayloadIsRefused_8_2_3() {
        Stage stage = new Stage();
        stage.romeo.sends(iq("example.com", Iq.Type.GET).with(Content.EMPTY));
        assertThat(stage.romeo.bounced()).contains(condition(BAD_REQUEST));
    }

    @Test
    void aRefusalBecomesItsError() {
        Stage stage = new Stage(Hook.iqSet(QUERY, Target.SERVER, (_, _) -> {
            throw new Refusal(FORBIDDEN.error());
        }));
        stage.romeo.sends(iq("example.com", Iq.Type.SET));
        assertThat(stage.romeo.bounced()).contains(condition(FORBIDDEN));
    }

    @Test
    void aBugBecomesAnInternalServerError() {
        Stage stage = new Stage(Hook.iqSet(QUERY, Target.SERVER, (_, _) -> {
            throw new IllegalStateException("planted by the test");
        }));
        stage.romeo.sends(iq("example.com", Iq.Type.SET));
        assertThat(stage.romeo.bounced()).contains(condition(INTERNAL_SERVER_ERROR));
    }

    @Test
    void filtersRunByPhaseWhateverTheOrderOfTheirHooks() {
        List<Phase> order = new ArrayList<>();
        Hook[] hooks = List.of(Phase.NOTIFY, Phase.ARCHIVE, Phase.GUARD, Phase.COPY, Phase.MARK, Phase.APPLY).stream()
                .map(phase -> Hook.messageToAccount(phase, (_, _) -> {
                    order.add(phase);
                    return Verdict.PASS;
                }))
                .toArray(Hook[]::new);
        Stage stage = new Stage(hooks);
        stage.romeo.sends(message("juliet@example.com", Message.Type.CHAT));
        assertThat(order).containsExactly(Phase.values());
    }

    @Test
    void aDroppedMessageEndsInSilence() {
        Stage stage = new Stage(Hook.messageSent(Phase.GUARD, (_, _) -> Verdict.drop("planted by the test")));
        var balcony = stage.juliet("balcony", 0);
        stage.romeo.sends(message("juliet@example.com", Message.Type.CHAT));
        assertThat(balcony.received).isEmpty();
        assertThat(stage.romeo.received).isEmpty();
    }

    @Test
    void aBouncedMessageIsAnsweredWithTheError() {
        Stage stage = new Stage(Hook.messageToAccount(Phase.GUARD, (_, _) -> Verdict.bounce(FORBIDDEN.error())));
        stage.juliet("balcony", 0);
        stage.romeo.sends(message("juliet@example.com", Message.Type.CHAT));
        assertThat(stage.romeo.bounced()).contains(condition(FORBIDDEN));
    }

    @Test
    void aReplacedMessageGoesOnInItsNewForm() {
        Stage stage = new Stage(Hook.messageSent(
                Phase.MARK, (message, _) -> Verdict.replace(message.withId("stamped"))));
        var balcony = stage.juliet("balcony", 0);
        stage.romeo.sends(message("juliet@example.com", Message.Type.CHAT));
        assertThat(balcony.received.getFirst().id()).isEqualTo("stamped");
    }

    @Test
    void aHeldMessageDoesNotReachTheSession() {
        Stage stage = new Stage(Hook.hold(Message.class, (_, _) -> Verdict.drop("held by the test")));
        var balcony = stage.juliet("balcony", 0);
        stage.romeo.sends(message("juliet@example.com", Message.Type.CHAT));
        assertThat(balcony.received).isEmpty();
    }

    @Test
    void effectsFollowTheStanzaInTheirOrder() {
        Stage stage = new Stage(Hook.presenceSent(
                Phase.APPLY,
                (presence, sender) -> Verdict.PASS.then(
                        new Effect.ToSessions(Stage.JULIET, _ -> true, presence.withFrom(sender.jid())),
                        new Effect.Afterwards(
                                () -> List.of(new Effect.EndAll(Stage.JULIET, _ -> true, StreamError.of(
                                        StreamError.Condition.RESET)))))));
        var balcony = stage.juliet("balcony", 0);
        stage.romeo.sends(presence("juliet@example.com", Presence.Type.UNAVAILABLE));
        assertThat(balcony.received).hasSize(2);
        assertThat(balcony.received.get(0).to()).contains(Stage.JULIET);
        assertThat(balcony.received.get(1).to()).contains(balcony.session.jid());
        assertThat(balcony.ended).hasSize(1);
    }

    @Test
    void twoHandlersOfOneRequestStopTheBoot() {
        Hook handler = Hook.iqGet(QUERY, Target.SERVER, (_, _) -> Reply.OK);
        assertThatThrownBy(() -> new Stage(handler, handler)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUnknownRecipientOfAnEffectIsNoError() {
        Stage stage = new Stage();
        stage.router.perform(List.of(new Effect.Send(
                message("nobody@example.com", Message.Type.CHAT).withFrom(Jid.of("example.com")))));
        assertThat(Optional.of(stage.romeo.received)).contains(List.of());
    }

    @Test
    void whatTheServerSendsOnBehalfOfAnAccountIsJudged() {
        List<Jid> judged = new ArrayList<>();
        Stage stage = new Stage(Hook.onBehalf(Presence.class, (presence, account) -> {
            judged.add(account);
            return Verdict.drop("the test wants it");
        }));
        Stage.Actor juliet = stage.juliet("balcony", 0);
        Presence presence = presence("juliet@example.com", Presence.Type.AVAILABLE).withFrom(stage.romeo.session.jid());
        stage.router.perform(List.of(new Effect.Send(presence)));
        assertThat(juliet.received).isEmpty();
        assertThat(judged).containsExactly(stage.romeo.session.account());

        stage.router.perform(List.of(new Effect.SendAnyway(presence)));
        stage.router.perform(List.of(new Effect.Send(presence.withFrom(Jid.of("example.com")))));
        stage.router.perform(List.of(new Effect.Send(presence.withFrom(Jid.of("romeo@elsewhere.example")))));
        stage.romeo.sends(presence("juliet@example.com", Presence.Type.AVAILABLE));
        assertThat(juliet.received).hasSize(4);
        assertThat(judged).hasSize(1);
    }
}
