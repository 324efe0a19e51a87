package im.parley.feature.amp;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Description;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Expiry;
import im.parley.server.spi.Identity;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stanza.StanzaText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** XEP-0079 section 2.2.4, and its example 22. */
class NeighboursTest {
    private static final Jid KING = Jid.of("kingrichard@royalty.england.lit");
    private static final String RULE =
            "<amp xmlns='http://jabber.org/protocol/amp'><rule action='drop' condition='deliver' value='stored'/></amp>";

    private Instant now = Instant.parse("2026-11-27T12:00:00Z");
    private final InstantSource source = () -> now;
    private final Neighbours neighbours = new Neighbours(new Shire(), source.withZone(ZoneOffset.UTC));

    private Verdict sends(String from, String id, String content) {
        Message message = ((Message) StanzaText.read("<message id='" + id + "'><body>read</body>" + content + "</message>")
                        .orElseThrow())
                .withFrom(Jid.of(from))
                .withTo(KING);
        return neighbours.depart(message, KING);
    }

    private Verdict sends(String id) {
        return sends("northumberland@shakespeare.lit/westminster", id, RULE);
    }

    private static Effect.Ask question(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Drop.class);
        return (Effect.Ask) verdict.effects().getFirst();
    }

    /** Those who waited, sent again. */
    private static List<String> answer(Effect.Ask question, String... features) {
        Description server = new Description(List.of(new Identity("server", "im", "")), List.of(features), List.of());
        return released(question, question.request().result(server.toElement(Optional.empty())));
    }

    private static List<String> released(Effect.Ask question, Iq answer) {
        List<String> sent = new ArrayList<>();
        perform(question.then().on(answer), message -> sent.add(message.id()));
        return sent;
    }

    private static void perform(List<Effect> effects, Consumer<Message> sending) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Send send -> sending.accept((Message) send.stanza());
                case Effect.Afterwards afterwards -> perform(afterwards.more().get(), sending);
                default -> throw new AssertionError(effect);
            }
        }
    }

    private static Condition refusal(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Bounce.class);
        return ((Verdict.Bounce) verdict).error().condition();
    }

    @Test
    void whatHasNoRulesIsNotKeptWaiting() {
        assertThat(sends("northumberland@shakespeare.lit/westminster", "1", "")).isEqualTo(Verdict.PASS);
        String event = "<amp xmlns='http://jabber.org/protocol/amp' status='alert'><rule action='alert'"
                + " condition='deliver' value='stored'/></amp>";
        assertThat(sends("shakespeare.lit", "2", event)).isEqualTo(Verdict.PASS);
    }

    @Test
    void aServerIsAskedOnceAndGetsWhatItUnderstands() {
        Effect.Ask question = question(sends("1"));
        assertThat(question.request().to()).contains(KING.domainJid());
        assertThat(question.request().from()).contains(Jid.of("shakespeare.lit"));
        Verdict second = sends("2");
        assertThat(second).isInstanceOf(Verdict.Drop.class);
        assertThat(second.effects()).isEmpty();
        assertThat(answer(question, Expiry.AMP_NS)).containsExactly("1", "2");
        Verdict third = sends("3");
        assertThat(third).isInstanceOf(Verdict.Replace.class);
        // Section 4.1: both addresses "MUST be specified for any <message/> stanza sent from a supporting server".
        assertThat(((Message) ((Verdict.Replace) third).stanza()).child(Expiry.AMP).orElseThrow().toString())
                .contains("from='northumberland@shakespeare.lit/westminster'", "to='kingrichard@royalty.england.lit'");
    }

    /** RFC 6120 section 10.1: between two entities order holds. */
    @Test
    void nothingOvertakesThoseWhoHaveWaited() {
        Effect.Ask question = question(sends("1"));
        sends("2");
        List<String> sent = new ArrayList<>();
        Iq answer = question.request().result(new Description(List.of(), List.of(Expiry.AMP_NS), List.of())
                .toElement(Optional.empty()));
        perform(question.then().on(answer), message -> {
            assertThat(neighbours.depart(message, KING)).isInstanceOf(Verdict.Replace.class);
            sent.add(message.id());
            if (sent.size() == 1) { // 2 is still on its way
                assertThat(elsewhere(() -> sends("3"))).isInstanceOf(Verdict.Drop.class);
            }
        });
        assertThat(sent).containsExactly("1", "2", "3");
        assertThat(elsewhere(() -> sends("4"))).isInstanceOf(Verdict.Replace.class);
    }

    private static Verdict elsewhere(Supplier<Verdict> sending) {
        return CompletableFuture.supplyAsync(sending, task -> new Thread(task).start()).join();
    }

    /** "If the next server does not support AMP, the current server replies ... with a service-unavailable". */
    @Test
    void whoDoesNotUnderstandRulesIsNotSentThem() {
        assertThat(answer(question(sends("1")), "urn:xmpp:ping")).containsExactly("1");
        assertThat(refusal(sends("1"))).isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    void anErrorIsNoSupport() {
        Effect.Ask question = question(sends("1"));
        assertThat(released(question, question.request().errorReply(Condition.FEATURE_NOT_IMPLEMENTED.error())))
                .containsExactly("1");
        assertThat(refusal(sends("1"))).isEqualTo(Condition.SERVICE_UNAVAILABLE);
    }

    @Test
    void whoIsNotThereIsAskedAgainSoon() {
        Effect.Ask question = question(sends("1"));
        released(question, question.request().errorReply(Condition.REMOTE_SERVER_NOT_FOUND.because("no such domain")));
        Verdict bounce = sends("1");
        assertThat(refusal(bounce)).isEqualTo(Condition.REMOTE_SERVER_NOT_FOUND);
        assertThat(((Verdict.Bounce) bounce).error().text()).isEqualTo("no such domain");
        now = now.plus(Duration.ofMinutes(1));
        question(sends("2"));
    }

    @Test
    void anAnswerHoldsForADay() {
        answer(question(sends("1")), Expiry.AMP_NS);
        now = now.plus(Duration.ofHours(23));
        assertThat(sends("2")).isInstanceOf(Verdict.Replace.class);
        now = now.plus(Duration.ofHours(2));
        question(sends("3"));
    }

    @Test
    void aServiceAsksByTheNameOfTheServer() {
        assertThat(question(sends("garden@muc.shakespeare.lit/gardener", "1", RULE)).request().from())
                .contains(Jid.of("shakespeare.lit"));
    }

    @Test
    void fewWait() {
        Effect.Ask question = question(sends("0"));
        for (int i = 1; i < 100; i++) {
            assertThat(sends(Integer.toString(i))).isInstanceOf(Verdict.Drop.class);
        }
        assertThat(refusal(sends("100"))).isEqualTo(Condition.RESOURCE_CONSTRAINT);
        assertThat(answer(question, Expiry.AMP_NS)).hasSize(100);
        assertThat(sends("101")).isInstanceOf(Verdict.Replace.class);
    }
}
