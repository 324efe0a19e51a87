package im.parley.web.bosh;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.web.bosh.Desk.Sent;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.CloseReason;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** XEP-0124 and XEP-0206, section by section. */
class SessionTest {
    private static final String TERMINATED = "type='terminate' condition='";
    private static final String EMPTY = "<body xmlns='http://jabber.org/protocol/httpbind'/>";
    private static final Element FEATURES =
            Element.of(Name.of(Namespaces.STREAMS, "features"), Element.of(Name.of(Namespaces.BIND, "bind")));

    private final Desk desk = new Desk(Desk.USUAL);

    private static Message message(String text) {
        return Message.to(Jid.of("juliet@verona.lit"), Message.Type.CHAT, Element.text(Message.BODY, text));
    }

    private static String chat(String text) {
        return "<message xmlns='jabber:client' to='romeo@verona.lit'><body>" + text + "</body></message>";
    }

    /** A session whose client has its features, and waits for nothing. */
    private void begin(String attributes) {
        desk.create("rid='100' ver='1.6' wait='20' hold='1' " + attributes);
        opened();
        desk.session().authenticated();
    }

    private void opened() {
        desk.session().send(new FirstLevel.Open(new StreamHeader(
                StreamHeader.Kind.CLIENT, Optional.of(Jid.of("verona.lit")), Optional.empty(), "stream-1", "1.0", "")));
        desk.session().send(new FirstLevel.Nonza(FEATURES));
    }

    @Nested
    class Creating {
        @Test
        void theFirstAnswerHasTheTermsAndTheFeatures() {
            Sent first = desk.create("rid='100' ver='1.6' wait='60' hold='1' xmpp:version='1.0'");
            assertThat(first.waits()).isTrue();
            opened();
            assertThat(first.text())
                    .contains("sid='sid'", "wait='30'", "requests='2'", "hold='1'", "inactivity='10'", "polling='10'")
                    .contains("maxpause='60'", "ver='1.6'", "from='verona.lit'", "authid='stream-1'")
                    .contains("xmpp:version='1.0'", "xmpp:restartlogic='true'")
                    .containsOnlyOnce("<stream:features ")
                    .doesNotContain(" stream='", "ack='");
            assertThat(first.answers.getFirst().contentType()).isEqualTo("text/xml; charset=utf-8");
        }

        @Test
        void theServerSeesAStreamHeader() {
            desk.create("rid='1' from='romeo@verona.lit' xml:lang='it'");
            assertThat(desk.received)
                    .containsExactly(new FirstLevel.Open(new StreamHeader(
                            StreamHeader.Kind.CLIENT,
                            Optional.of(Jid.of("romeo@verona.lit")),
                            Optional.of(Jid.of("verona.lit")),
                            "",
                            "1.0",
                            "it")));
        }

        @Test
        void theLowerVersionIsSpoken() {
            Sent newer = desk.create("rid='1' ver='1.100'");
            opened();
            assertThat(newer.text()).contains("ver='1.11'");
        }

        @Test
        void theClientChoosesTheTypeOfTheAnswers() {
            Sent first = desk.create("rid='1' ver='1.6' content='text/html; charset=utf-8'");
            opened();
            assertThat(first.answers.getFirst().contentType()).isEqualTo("text/html; charset=utf-8");
            assertThat(Terms.wellFormed(Desk.body("rid='1' content='text/html&#13;&#10;X: y'", ""))).isFalse();
        }

        @Test
        void whatIsNoNumberIsRefused() {
            assertThat(Terms.wellFormed(Desk.body("rid='1'", ""))).isTrue();
            for (String wrong : new String[] {
                "", "rid='0'", "rid='-1'", "rid='x'", "rid='9007199254740992'", "rid='1' wait='x'", "rid='1' hold='-1'",
                "rid='1' ver='one'"
            }) {
                assertThat(Terms.wellFormed(Desk.body(wrong, ""))).as(wrong).isFalse();
            }
        }

        @Test
        void withoutFeaturesTheAnswerComesAfterAWhile() {
            Sent first = desk.create("rid='1' ver='1.6' wait='60'");
            desk.pass(4900);
            assertThat(first.waits()).isTrue();
            desk.pass(200);
            assertThat(first.text()).contains("sid='sid'").doesNotContain("features");
        }

        @Test
        void aStreamErrorEndsTheSessionAtOnce() {
            Sent first = desk.create("rid='1' ver='1.6'");
            desk.session().send(new FirstLevel.Fault(
                    StreamError.of(StreamError.Condition.UNSUPPORTED_VERSION), false));
            desk.session().close();
            assertThat(first.text())
                    .contains(TERMINATED + "remote-stream-error'", "<unsupported-version ")
                    .contains("xmlns:stream='http://etherx.jabber.org/streams'");
            assertThat(desk.forgotten).isTrue();
        }
    }

    @Nested
    class Exchanging {
        @Test
        void stanzasGoBothWays() {
            begin("");
            Sent poll = desk.send(101, "", chat("hello"));
            assertThat(desk.received.getLast()).isInstanceOf(Message.class);
            assertThat(poll.waits()).isTrue();
            desk.session().send(message("Wherefore?"));
            assertThat(poll.text()).contains("<message ", " xmlns='jabber:client'", "Wherefore?");
        }

        @Test
        void stanzasWithoutANamespaceAreThoseOfXmpp() {
            begin("");
            desk.send(101, "", "<message to='romeo@verona.lit'><body>hi</body></message>");
            assertThat(((Message) desk.received.getLast()).body()).isEqualTo("hi");
        }

        @Test
        void anotherRequestReleasesTheOneThatIsHeld() {
            begin("");
            Sent first = desk.send(101, "", chat("one"));
            Sent second = desk.send(102, "", chat("two"));
            assertThat(first.text()).isEqualTo(EMPTY);
            assertThat(second.waits()).isTrue();
        }

        @Test
        void aRequestIsNotHeldLongerThanAgreed() {
            begin("");
            Sent poll = desk.send(101);
            desk.pass(19_000);
            assertThat(poll.waits()).isTrue();
            desk.pass(1_000);
            assertThat(poll.text()).isEqualTo(EMPTY);
        }

        @Test
        void whatComesWhileNobodyAsksWaits() {
            begin("");
            for (int i = 0; i < 7; i++) {
                desk.session().send(message("number " + i));
            }
            assertThat(desk.send(101).text()).contains("number 0", "number 4").doesNotContain("number 5");
            assertThat(desk.send(102).text()).contains("number 5", "number 6");
        }

        @Test
        void featuresDeclareTheirPrefixOnTheBody() {
            begin("");
            Sent restart = desk.send(101, "to='verona.lit' xmpp:restart='true'", "");
            opened();
            assertThat(restart.text())
                    .startsWith("<body xmlns='http://jabber.org/protocol/httpbind' from='verona.lit'")
                    .contains("xmlns:stream='http://etherx.jabber.org/streams'>");
        }

        @Test
        void aRestartBeginsAStreamAndItsStanzasAreIgnored() {
            begin("");
            desk.received.clear();
            desk.send(101, "to='verona.lit' xmpp:restart='1'", chat("too early"));
            assertThat(desk.received).hasSize(1);
            assertThat(desk.received.getFirst()).isInstanceOf(FirstLevel.Open.class);
        }

        @Test
        void anotherStreamIsNotOpened() {
            begin("");
            desk.received.clear();
            Sent more = desk.send(101, "to='capulet.lit' xml:lang='en'", "");
            assertThat(more.waits()).as("16.3: treated as a normal empty request").isTrue();
            assertThat(desk.received).isEmpty();
        }

        @Test
        void whoDoesNotFetchIsLeft() {
            begin("");
            for (int i = 0; i < 30; i++) {
                desk.session().send(message("number " + i));
            }
            assertThat(desk.closed).as("the client may be about to ask").isEmpty();
            desk.pass(3000);
            assertThat(desk.closed).containsExactly(CloseReason.SLOW_READER);
        }

        @Test
        void bytesThatWaitAreBounded() {
            begin("");
            desk.session().send(message("x".repeat(60_000)));
            desk.session().send(message("x".repeat(60_000)));
            assertThat(desk.closed).containsExactly(CloseReason.SLOW_READER);
            assertThat(desk.forgotten).isTrue();
        }

        @Test
        void aServerThatHasEnoughToDoTakesNoMore() {
            begin("");
            desk.received.clear();
            desk.session().pauseReading();
            Sent one = desk.send(101, "", chat("one"));
            Sent two = desk.send(102, "", chat("two"));
            desk.pass(60_000);
            assertThat(desk.received).isEmpty();
            assertThat(one.waits() && two.waits()).isTrue();
            desk.session().resumeReading();
            assertThat(desk.received).hasSize(2);
            assertThat(one.text()).isEqualTo(EMPTY);
        }

        @Test
        void stanzasThatComeTogetherMayBeCollected() {
            Desk patient = new Desk(collecting());
            patient.create("rid='1' ver='1.6' wait='20'");
            patient.session().send(message("one"));
            patient.pass(50);
            patient.session().send(message("two"));
            patient.pass(60);
            Sent poll = patient.send(2);
            patient.session().send(message("three"));
            assertThat(poll.waits()).isTrue();
            patient.session().send(message("four"));
            patient.pass(110);
            assertThat(poll.text()).contains("three", "four");
        }

        private static im.parley.wire.port.HttpOptions.BoshOptions collecting() {
            var usual = Desk.USUAL;
            return new im.parley.wire.port.HttpOptions.BoshOptions(
                    true, usual.bounds(), usual.maxWait(), usual.minPolling(), usual.maxInactivity(), usual.maxPause(),
                    2, 1, 20, 5, Duration.ofMillis(100), 100, Optional.empty(), java.util.List.of());
        }
    }

    @Nested
    class Order {
        @Test
        void requestsAreTakenInTheirOrder() {
            begin("");
            desk.received.clear();
            Sent second = desk.send(102, "", chat("two"));
            assertThat(desk.received).isEmpty();
            Sent first = desk.send(101, "", chat("one"));
            assertThat(desk.received).extracting(item -> ((Message) item).body()).containsExactly("one", "two");
            assertThat(first.text()).isEqualTo(EMPTY);
            assertThat(second.waits()).isTrue();
        }

        @Test
        void aNumberBeyondTheWindowEndsTheSession() {
            begin("");
            Sent held = desk.send(101, "", chat("x"));
            Sent far = desk.send(104);
            assertThat(far.text()).contains(TERMINATED + "item-not-found'");
            assertThat(held.text()).contains(TERMINATED + "other-request'");
            assertThat(desk.closed).containsExactly(CloseReason.DISCONNECTED);
            assertThat(desk.send(102).text()).contains(TERMINATED + "item-not-found'");
        }

        @Test
        void oneMoreMayComeIfItEndsTheSession() {
            begin("");
            desk.send(102, "", chat("x"));
            assertThat(desk.send(103, "type='terminate'", "").waits()).isTrue();
            assertThat(desk.closed).isEmpty();
        }

        @Test
        void anAnswerThatWasLostIsGivenAgain() {
            begin("");
            Sent poll = desk.send(101);
            desk.session().send(message("once"));
            Sent again = desk.send(101);
            assertThat(again.answers).isEqualTo(poll.answers);
            assertThat(desk.received).hasSize(1);
        }

        @Test
        void aRequestThatIsRepeatedWhileItIsHeldMovesToTheNewConnection() {
            begin("");
            Sent poll = desk.send(101);
            Sent again = desk.send(101);
            assertThat(poll.text()).contains("type='error'");
            desk.session().send(message("here"));
            assertThat(again.text()).contains("here");
        }

        @Test
        void aRequestThatIsRepeatedBeforeItsTurnMovesToo() {
            begin("");
            Sent early = desk.send(102, "", chat("two"));
            desk.send(102, "", chat("two"));
            assertThat(early.text()).contains("type='error'");
        }

        @Test
        void anAnswerThatIsForgottenEndsTheSession() {
            begin("");
            for (int rid = 101; rid < 106; rid++) {
                desk.send(rid, "", chat("x"));
            }
            assertThat(desk.send(101).text()).contains(TERMINATED + "item-not-found'");
            assertThat(desk.forgotten).isTrue();
        }

        @Test
        void whoRepeatsForeverLosesTheSession() {
            begin("");
            desk.send(101, "", chat("x"));
            Sent last = desk.send(101, "", chat("x"));
            for (int i = 0; i < 16; i++) {
                last = desk.send(101, "", chat("x"));
            }
            assertThat(last.text()).contains(TERMINATED + "policy-violation'");
        }

        @Test
        void aRequestWithoutANumberIsMalformed() {
            begin("");
            Sent sent = new Sent();
            desk.session().request(Desk.body("sid='sid'", ""), sent);
            assertThat(sent.text()).contains(TERMINATED + "bad-request'");
        }

        @Test
        void clientsOfOldGetTheErrorsOfHttp() {
            desk.create("rid='100' wait='20' hold='1'");
            opened();
            assertThat(desk.send(150).status()).isEqualTo(404);
        }
    }

    @Nested
    class Acknowledging {
        @Test
        void bothSidesSayWhatTheyHave() {
            Sent first = desk.create("rid='100' ver='1.6' wait='20' ack='1'");
            opened();
            assertThat(first.text()).contains("ack='100'");
            Sent one = desk.send(101, "", chat("one"));
            desk.send(102, "", chat("two"));
            assertThat(one.text()).contains("ack='102'");
        }

        @Test
        void anAnswerToTheLastRequestNeedsNone() {
            desk.create("rid='100' ver='1.6' wait='20' ack='1'");
            opened();
            Sent poll = desk.send(101);
            desk.session().send(message("x"));
            assertThat(poll.text()).doesNotContain("ack=");
        }

        @Test
        void anAnswerThatTheClientLacksIsReported() {
            desk.create("rid='100' ver='1.6' wait='20' ack='1'");
            opened();
            desk.send(101, "", chat("one"));
            desk.session().send(message("lost"));
            desk.now += 700;
            Sent next = desk.send(102, "ack='100'", chat("two"));
            desk.session().send(message("arrives"));
            assertThat(next.text()).contains("report='101'", "time='700'");
            assertThat(desk.send(101, "", chat("one")).text()).contains("lost");
        }
    }

    @Nested
    class Activity {
        @Test
        void whoIsSilentTooLongIsGone() {
            begin("");
            desk.pass(9_900);
            assertThat(desk.forgotten).isFalse();
            desk.pass(200);
            assertThat(desk.forgotten).isTrue();
            assertThat(desk.closed).containsExactly(CloseReason.DISCONNECTED);
        }

        @Test
        void whoWaitsIsNotSilent() {
            begin("");
            desk.send(101);
            desk.pass(19_000);
            desk.pass(1_000);
            assertThat(desk.forgotten).isFalse();
        }

        @Test
        void aPauseAnswersEverythingWithoutPayload() {
            begin("");
            Sent poll = desk.send(101, "", chat("x"));
            Sent pause = desk.send(102, "pause='60'", "");
            assertThat(poll.text()).isEqualTo(EMPTY);
            assertThat(pause.text()).isEqualTo(EMPTY);
            desk.session().send(message("later"));
            desk.pass(59_000);
            assertThat(desk.forgotten).isFalse();
            assertThat(desk.send(103).text()).contains("later");
            desk.pass(11_000);
            assertThat(desk.forgotten).as("the usual time holds again").isTrue();
        }

        @Test
        void aPauseThatIsTooLongBreaksTheRules() {
            begin("");
            assertThat(desk.send(101, "pause='61'", "").text()).contains(TERMINATED + "policy-violation'");
        }

        @Test
        void anEmptyRequestWhileAllAreOpenComesTooEarly() {
            begin("");
            desk.send(101);
            desk.pass(3_000);
            assertThat(desk.send(102).text()).contains(TERMINATED + "policy-violation'");
            assertThat(desk.forgotten).isTrue();
        }

        @Test
        void laterItDoesNot() {
            begin("");
            Sent poll = desk.send(101);
            desk.pass(10_000);
            assertThat(desk.send(102).waits()).isTrue();
            assertThat(poll.text()).isEqualTo(EMPTY);
        }

        @Test
        void whoAsksAgainBecauseThereWasSomethingMayDoSo() {
            begin("");
            for (int rid = 101; rid < 110; rid++) {
                Sent poll = desk.send(rid);
                desk.session().send(message("x"));
                assertThat(poll.text()).contains("<message");
            }
        }

        @Test
        void aPageThatIsLoadedAgainHasLostItsRequest() {
            begin("");
            desk.send(101).lost = true;
            assertThat(desk.send(102).waits()).isTrue();
        }

        @Test
        void whoDoesNotLogInIsSentAway() {
            desk.create("rid='100' ver='1.6' wait='20'");
            opened();
            for (int i = 0; i < 11; i++) {
                desk.send(101 + i);
                desk.pass(10_500);
            }
            Sent last = desk.send(112);
            desk.pass(10_000);
            assertThat(last.text()).contains(TERMINATED + "remote-stream-error'", "<connection-timeout ");
            assertThat(desk.closed).containsExactly(CloseReason.TIMED_OUT);
        }
    }

    @Nested
    class Polling {
        @Test
        void nothingIsHeld() {
            Sent first = desk.create("rid='100' ver='1.6' wait='0'");
            opened();
            assertThat(first.text()).contains("hold='0'", "inactivity='30'");
            assertThat(desk.send(101, "", chat("x")).text()).isEqualTo(EMPTY);
        }

        @Test
        void whoPollsTooOftenLosesTheSession() {
            desk.create("rid='100' ver='1.6' hold='0'");
            opened();
            desk.now += 10_000;
            desk.send(101);
            desk.now += 5_000;
            assertThat(desk.send(102).text()).contains(TERMINATED + "policy-violation'");
        }

        @Test
        void whoGotSomethingMayPollAgain() {
            desk.create("rid='100' ver='1.6' hold='0'");
            opened();
            desk.session().send(message("x"));
            assertThat(desk.send(101).text()).contains("<message");
            assertThat(desk.send(102).text()).isEqualTo(EMPTY);
        }
    }

    @Nested
    class Ending {
        @Test
        void theOldestRequestHearsThatTheSessionIsOver() {
            begin("");
            Sent poll = desk.send(101, "", chat("x"));
            Sent last = desk.send(102, "type='terminate'", "<presence xmlns='jabber:client' type='unavailable'/>");
            assertThat(desk.received.getLast()).isEqualTo(new FirstLevel.Close());
            assertThat(desk.received.get(desk.received.size() - 2)).isInstanceOf(Presence.class);
            desk.session().close();
            assertThat(poll.text()).isEqualTo("<body xmlns='http://jabber.org/protocol/httpbind' type='terminate'/>");
            assertThat(last.text()).isEqualTo(EMPTY);
            assertThat(desk.closed).containsExactly(CloseReason.STREAM_CLOSED);
            assertThat(desk.forgotten).isTrue();
        }

        @Test
        void theLastAnswerHasWhatWasStillToBeSent() {
            begin("");
            for (int i = 0; i < 8; i++) {
                desk.session().send(message("number " + i));
            }
            desk.session().send(new FirstLevel.Fault(StreamError.of(StreamError.Condition.CONFLICT), false));
            desk.session().close();
            assertThat(desk.closed).containsExactly(CloseReason.STREAM_CLOSED);
            assertThat(desk.send(101).text())
                    .contains(TERMINATED + "remote-stream-error'", "number 0", "number 7", "<conflict ");
            assertThat(desk.forgotten).isTrue();
        }

        @Test
        void anEndThatNobodyFetchesIsForgotten() {
            begin("");
            desk.session().close();
            desk.pass(11_000);
            assertThat(desk.forgotten).isTrue();
        }

        @Test
        void aServerThatStopsSaysSo() {
            begin("");
            Sent poll = desk.send(101);
            desk.session().shutDown();
            assertThat(poll.text()).contains(TERMINATED + "system-shutdown'");
            assertThat(desk.closed).containsExactly(CloseReason.SHUTDOWN);
        }

        @Test
        void aServerThatDoesNotAnswerTheEndIsNotWaitedFor() {
            begin("");
            Sent last = desk.send(101, "type='terminate'", "");
            desk.pass(5_000);
            assertThat(last.text()).contains("type='terminate'");
        }
    }

    @Nested
    class Safety {
        private static String hash(String text) {
            try {
                return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1")
                        .digest(text.getBytes(StandardCharsets.US_ASCII)));
            } catch (java.security.NoSuchAlgorithmException impossible) {
                throw new AssertionError(impossible);
            }
        }

        private final String k1 = hash("seed");
        private final String k2 = hash(k1);
        private final String k3 = hash(k2);

        @Test
        void aSequenceOfKeysIsFollowed() {
            begin("newkey='" + k3.toUpperCase(java.util.Locale.ROOT) + "'");
            assertThat(desk.send(101, "key='" + k2 + "'", chat("x")).waits()).isTrue();
            String other = hash("other");
            desk.send(102, "key='" + k1 + "' newkey='" + hash(other) + "'", chat("x"));
            assertThat(desk.send(103, "key='" + other + "'", chat("x")).waits()).isTrue();
        }

        @Test
        void aRequestWithoutTheKeyEndsTheSession() {
            begin("newkey='" + k3 + "'");
            int before = desk.received.size();
            assertThat(desk.send(101, "", chat("x")).text()).contains(TERMINATED + "item-not-found'");
            assertThat(desk.received).hasSize(before);
        }

        @Test
        void aRepetitionNeedsTheSameKey() {
            begin("newkey='" + k3 + "'");
            desk.send(101, "key='" + k2 + "'", chat("x"));
            assertThat(desk.send(101, "key='" + k1 + "'", chat("x")).text()).contains(TERMINATED + "item-not-found'");
        }

        @Test
        void aSecureSessionIsNotTouchedByOtherRequests() {
            desk.create("rid='100' ver='1.6' wait='20'", true);
            opened();
            assertThat(desk.send(101).status()).isEqualTo(403);
            assertThat(desk.closed).isEmpty();
            Sent secure = new Sent();
            secure.secure = true;
            desk.session().request(Desk.body("sid='sid' rid='101'", ""), secure);
            assertThat(secure.waits()).isTrue();
        }
    }

    @Nested
    class Cache {
        private static final Name QUERY = Name.of("jabber:iq:roster", "query");
        private static final Name ITEM = Name.of("jabber:iq:roster", "item");

        private static Iq roster(Iq.Type type, Element... items) {
            return new Iq(Header.EMPTY.withId("r1"), type, Content.of(Element.of(QUERY, items)));
        }

        private static Element item(String jid, String subscription) {
            return Element.build(ITEM).attribute("jid", jid).attribute("subscription", subscription).build();
        }

        private static Presence presence(String from, Presence.Type type) {
            return Presence.of(type).withFrom(Jid.of(from));
        }

        @Test
        void aPageThatIsLoadedAgainGetsWhatItHad() {
            begin("");
            desk.send(101, "cache='on'", chat("x"));
            desk.session().send(roster(Iq.Type.RESULT, item("a@verona.lit", "both"), item("b@verona.lit", "both")));
            desk.send(102, "", chat("x"));
            desk.session().send(roster(Iq.Type.SET, item("b@verona.lit", "remove"), item("c@verona.lit", "to")));
            desk.session().send(presence("a@verona.lit/x", Presence.Type.AVAILABLE));
            desk.session().send(presence("c@verona.lit/x", Presence.Type.AVAILABLE));
            desk.session().send(presence("c@verona.lit/x", Presence.Type.UNAVAILABLE));
            desk.session().send(message("remembered"));
            desk.send(103, "", chat("x"));
            Sent all = desk.send(104, "cache='get_all'", "");
            assertThat(all.text())
                    .contains("a@verona.lit", "c@verona.lit", "from='a@verona.lit/x'", "remembered")
                    .doesNotContain("b@verona.lit", "from='c@verona.lit/x'");
        }

        @Test
        void aPageMayKeepThingsOfItsOwn() {
            begin("");
            desk.send(101, "cache='on'", chat("x"));
            int before = desk.received.size();
            Sent set = desk.send(102, "cache='set' cache-id='tabs'", "<tabs xmlns='urn:x'>two</tabs>");
            assertThat(desk.received).hasSize(before);
            desk.now += 20_000;
            desk.send(103, "cache='get' cache-id='tabs'", "");
            assertThat(set.text()).contains("<tabs xmlns='urn:x'>two</tabs>");
            desk.send(104, "cache='remove' cache-id='tabs'", "");
            desk.now += 20_000;
            assertThat(desk.send(105, "cache='get_all'", "").waits()).isTrue();
        }

        @Test
        void nothingIsKeptUnlessThePageWantsIt() {
            begin("");
            desk.send(101, "", chat("x"));
            desk.session().send(message("not remembered"));
            desk.send(102, "cache='get_all'", chat("x"));
            assertThat(desk.closed).isEmpty();
            assertThat(desk.send(103, "", chat("x")).waits()).isTrue();
        }
    }
}
