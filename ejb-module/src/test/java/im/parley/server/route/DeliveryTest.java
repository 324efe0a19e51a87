package im.parley.server.route;

import static im.parley.server.route.Stage.condition;
import static im.parley.server.route.Stage.iq;
import static im.parley.server.route.Stage.message;
import static im.parley.server.route.Stage.presence;
import static im.parley.wire.stanza.StanzaError.Condition.SERVICE_UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Hook;
import im.parley.server.spi.Verdict;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6121 section 8.5, a class for each subsection, a test for each rule. */
class DeliveryTest {
    private final List<Message> stored = new ArrayList<>();
    private final Stage stage = new Stage(Hook.unreachable((message, account) -> {
        if (message.type() == Message.Type.GROUPCHAT || message.body().isEmpty()) {
            return Verdict.PASS;
        }
        stored.add(message);
        return Verdict.drop("stored by the test");
    }));

    @Nested
    class NoSuchUser_8_5_1 {
        @Test
        void anIqIsAnsweredWithServiceUnavailable() {
            stage.romeo.sends(iq("nobody@example.com", Iq.Type.GET));
            assertThat(stage.romeo.bounced()).contains(condition(SERVICE_UNAVAILABLE));
        }

        @Test
        void aMessageIsAnsweredWithServiceUnavailable() {
            stage.romeo.sends(message("nobody@example.com", Message.Type.CHAT));
            assertThat(stage.romeo.bounced()).contains(condition(SERVICE_UNAVAILABLE));
            assertThat(stored).isEmpty();
        }

        @Test
        void aHeadlineIsIgnored() {
            stage.romeo.sends(message("nobody@example.com", Message.Type.HEADLINE));
            assertThat(stage.romeo.received).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(Presence.Type.class)
        void everyPresenceIsIgnored(Presence.Type type) {
            stage.romeo.sends(presence("nobody@example.com", type));
            assertThat(stage.romeo.received).isEmpty();
        }
    }

    @Nested
    class BareJidWithResources_8_5_2_1 {
        @ParameterizedTest
        @EnumSource(names = {"CHAT", "NORMAL"})
        void aMessageGoesToTheMostAvailableResources(Message.Type type) {
            var balcony = stage.juliet("balcony", 5);
            var chamber = stage.juliet("chamber", 5);
            var garden = stage.juliet("garden", 1);
            stage.romeo.sends(message("juliet@example.com", type));
            assertThat(balcony.received).hasSize(1);
            assertThat(chamber.received).hasSize(1);
            assertThat(garden.received).isEmpty();
        }

        @Test
        void theAddressIsNotRewritten() {
            var balcony = stage.juliet("balcony", 0);
            stage.romeo.sends(message("juliet@example.com", Message.Type.CHAT));
            assertThat(balcony.received.getFirst().to()).contains(Stage.JULIET);
        }

        @Test
        void aHeadlineGoesToAllThatAreNotNegative() {
            var balcony = stage.juliet("balcony", 5);
            var chamber = stage.juliet("chamber", 0);
            var away = stage.juliet("away", -1);
            stage.romeo.sends(message("juliet@example.com", Message.Type.HEADLINE));
            assertThat(balcony.received).hasSize(1);
            assertThat(chamber.received).hasSize(1);
            assertThat(away.received).isEmpty();
        }

        @Test
        void groupchatIsRefused() {
            var balcony = stage.juliet("balcony", 0);
            stage.romeo.sends(message("juliet@example.com", Message.Type.GROUPCHAT));
            assertThat(balcony.received).isEmpty();
            assertThat(stage.romeo.bounced()).contains(condition(SERVICE_UNAVAILABLE));
        }

        @Test
        void anErrorIsIgnored() {
            var balcony = stage.juliet("balcony", 0);
            stage.romeo.sends(message("juliet@example.com", Message.Type.ERROR));
            assertThat(balcony.received).isEmpty();
            assertThat(stage.romeo.received).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(names = {"CHAT", "NORMAL"})
        void aMessageToNegativeResourcesAloneIsHandledAsIfThereWereNone(Message.Type type) {
            var away = stage.juliet("away", -1);
            stage.romeo.sends(message("juliet@example.com", type));
            assertThat(away.received).isEmpty();
            assertThat(stored).hasSize(1);
        }

        @Test
        void aConnectedResourceThatIsNotAvailableGetsNothing() {
            var silent = stage.connect("juliet@example.com/silent");
            stage.romeo.sends(message("juliet@example.com", Message.Type.CHAT));
            assertThat(silent.received).isEmpty();
            assertThat(stored).hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(names = {"AVAILABLE", "UNAVAILABLE"})
        void presenceGoesToAllAvailableResourcesWhateverTheirPriority(Presence.Type type) {
            var balcony = stage.juliet("balcony", 5);
            var away = stage.juliet("away", -1);
            var silent = stage.connect("juliet@example.com/silent");
            stage.romeo.sends(presence("juliet@example.com", type));
            assertThat(balcony.received).hasSize(1);
            assertThat(away.received).hasSize(1);
            assertThat(silent.received).isEmpty();
        }

        @Test
        void aRequestIsAnsweredByTheServerAndNotDelivered() {
            var balcony = stage.juliet("balcony", 0);
            stage.romeo.sends(iq("juliet@example.com", Iq.Type.GET));
            assertThat(balcony.received).isEmpty();
            assertThat(stage.romeo.bounced()).contains(condition(SERVICE_UNAVAILABLE));
        }
    }

    @Nested
    class BareJidWithoutResources_8_5_2_2 {
        @ParameterizedTest
        @EnumSource(names = {"CHAT", "NORMAL"})
        void aMessageIsStored(Message.Type type) {
            stage.romeo.sends(message("juliet@example.com", type));
            assertThat(stored).hasSize(1);
            assertThat(stage.romeo.received).isEmpty();
        }

        @Test
        void aMessageThatNobodyStoresIsRefused() {
            stage.romeo.sends(message("juliet@example.com", Message.Type.CHAT).with(Content.EMPTY));
            assertThat(stage.romeo.bounced()).contains(condition(SERVICE_UNAVAILABLE));
        }

        @Test
        void groupchatIsRefused() {
            stage.romeo.sends(message("juliet@example.com", Message.Type.GROUPCHAT));
            assertThat(stage.romeo.bounced()).contains(condition(SERVICE_UNAVAILABLE));
        }

        @ParameterizedTest
        @EnumSource(names = {"HEADLINE", "ERROR"})
        void headlinesAndErrorsAreIgnored(Message.Type type) {
            stage.romeo.sends(message("juliet@example.com", type));
            assertThat(stage.romeo.received).isEmpty();
            assertThat(stored).isEmpty();
        }

        @Test
        void aRequestIsRefused() {
            stage.romeo.sends(iq("juliet@example.com", Iq.Type.SET));
            assertThat(stage.romeo.bounced()).contains(condition(SERVICE_UNAVAILABLE));
        }
    }

    @Nested
    class FullJidThatMatches_8_5_3_1 {
        @ParameterizedTest
        @EnumSource(Message.Type.class)
        void everyMessageIsDelivered(Message.Type type) {
            var balcony = stage.juliet("balcony", 0);
            var chamber = stage.juliet("chamber", 9);
            stage.romeo.sends(message("juliet@example.com/balcony", type));
            assertThat(balcony.received).hasSize(1);
            assertThat(chamber.received).isEmpty();
        }

        @Test
        void aMessageReachesAResourceWithNegativePriority() {
            var away = stage.juliet("away", -1);
            stage.romeo.sends(message("juliet@example.com/away", Message.Type.CHAT));
            assertThat(away.received).hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(Iq.Type.class)
        void everyIqIsDelivered(Iq.Type type) {
            var balcony = stage.juliet("balcony", 0);
            stage.romeo.sends(iq("juliet@example.com/balcony", type));
            assertThat(balcony.received).hasSize(1);
        }

        @Test
        void presenceIsDelivered() {
            var balcony = stage.juliet("balcony", 0);
            stage.romeo.sends(presence("juliet@example.com/balcony", Presence.Type.AVAILABLE));
            assertThat(balcony.received).hasSize(1);
        }
    }

    @Nested
    class FullJidThatDoesNotMatch_8_5_3_2 {
        @Test
        void chatIsHandledAsIfItWereToTheBareJid() {
            var balcony = stage.juliet("balcony", 0);
            stage.romeo.sends(message("juliet@example.com/gone", Message.Type.CHAT));
            assertThat(balcony.received).hasSize(1);
        }

        @Test
        void chatIsStoredWhenThereIsNoResource() {
            stage.romeo.sends(message("juliet@example.com/gone", Message.Type.CHAT));
            assertThat(stored).hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(names = {"NORMAL", "GROUPCHAT"})
        void otherMessagesAreRefused(Message.Type type) {
            var balcony = stage.juliet("balcony", 0);
            stage.romeo.sends(message("juliet@example.com/gone", type));
            assertThat(balcony.received).isEmpty();
            assertThat(stage.romeo.bounced()).contains(condition(SERVICE_UNAVAILABLE));
        }

        @ParameterizedTest
        @EnumSource(names = {"HEADLINE", "ERROR"})
        void headlinesAndErrorsAreIgnored(Message.Type type) {
            stage.juliet("balcony", 0);
            stage.romeo.sends(message("juliet@example.com/gone", type));
            assertThat(stage.romeo.received).isEmpty();
        }

        @Test
        void presenceIsIgnored() {
            var balcony = stage.juliet("balcony", 0);
            stage.romeo.sends(presence("juliet@example.com/gone", Presence.Type.AVAILABLE));
            assertThat(balcony.received).isEmpty();
            assertThat(stage.romeo.received).isEmpty();
        }

        @Test
        void aRequestIsRefused() {
            stage.juliet("balcony", 0);
            stage.romeo.sends(iq("juliet@example.com/gone", Iq.Type.GET));
            assertThat(stage.romeo.bounced()).contains(condition(SERVICE_UNAVAILABLE));
        }

        @ParameterizedTest
        @EnumSource(names = {"RESULT", "ERROR"})
        void anAnswerIsIgnored(Iq.Type type) {
            stage.romeo.sends(iq("juliet@example.com/gone", type));
            assertThat(stage.romeo.received).isEmpty();
        }
    }

    @Test
    void anErrorIsNeverAnsweredWithAnError() {
        Stanza error = message("nobody@example.com", Message.Type.ERROR);
        stage.romeo.sends(error);
        assertThat(stage.romeo.received).isEmpty();
    }

    /** What a feature that makes copies needs to know. */
    @Nested
    class Routed {
        private final List<String> told = new ArrayList<>();
        private final Stage stage = new Stage(
                Hook.unreachable((message, account) ->
                        message.body().isEmpty() ? Verdict.PASS : Verdict.drop("stored by the test")),
                Hook.messageRouted((message, account, reached) -> {
                    told.add(account + " " + reached);
                    return List.of();
                }));

        @Test
        void featuresHearWhichResourcesAMessageWasGivenTo() {
            stage.juliet("balcony", 5);
            stage.juliet("chamber", 5);
            stage.juliet("garden", 1);
            stage.romeo.sends(message("juliet@example.com", Message.Type.CHAT));
            stage.romeo.sends(message("juliet@example.com/garden", Message.Type.NORMAL));
            stage.romeo.sends(message("juliet@example.com", Message.Type.HEADLINE));

            assertThat(told).containsExactly(
                    "juliet@example.com [juliet@example.com/balcony, juliet@example.com/chamber]",
                    "juliet@example.com [juliet@example.com/garden]",
                    "juliet@example.com [juliet@example.com/balcony, juliet@example.com/chamber,"
                            + " juliet@example.com/garden]");
        }

        @Test
        void whatIsKeptForLaterReachedNobody() {
            stage.juliet("balcony", -1);
            stage.romeo.sends(message("juliet@example.com", Message.Type.CHAT));

            assertThat(told).containsExactly("juliet@example.com []");
        }

        @Test
        void nobodyHearsOfWhatIsRefused() {
            stage.juliet("balcony", 1);
            stage.romeo.sends(message("juliet@example.com", Message.Type.GROUPCHAT));
            stage.romeo.sends(message("juliet@example.com/absent", Message.Type.NORMAL));
            stage.romeo.sends(message("nobody@example.com", Message.Type.CHAT));

            assertThat(told).isEmpty();
        }
    }
}
