package im.parley.server.route;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QuestionsTest {
    private static final Jid SERVER = Jid.of("example.com");
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Stage stage = new Stage();
    private final List<Iq> answers = new ArrayList<>();

    private void ask(Jid from, String to, Duration patience) {
        Iq request = Iq.request(Iq.Type.SET, "mine", Element.of(Name.of("urn:example:unknown", "query")))
                .withFrom(from)
                .withTo(Jid.of(to));
        stage.router.perform(List.of(new Effect.Ask(request, patience, answer -> {
            answers.add(answer);
            return List.of();
        })));
    }

    /** Each answer asks the next one, who is not there. */
    private List<Effect> next(int left) {
        if (left == 0) {
            return List.of();
        }
        Iq request = Iq.request(Iq.Type.GET, "mine", Element.of(Name.of("urn:example:unknown", "query")))
                .withFrom(SERVER)
                .withTo(Jid.of("juliet@example.com/gone" + left));
        return List.of(new Effect.Ask(request, LONG, answer -> {
            answers.add(answer);
            return next(left - 1);
        }));
    }

    @Test
    void thousandsOfAnswersThatCauseEachOtherDoNotFillTheStack() {
        stage.router.perform(next(20_000));
        assertThat(answers).hasSize(20_000).allMatch(answer -> answer.type() == Iq.Type.ERROR);
    }

    private static Iq request(Stage.Actor asked) {
        return (Iq) asked.received.getLast();
    }

    private static Name condition(Iq error) {
        return error.child(Stage.ERROR).orElseThrow().first().orElseThrow().name();
    }

    @Test
    void theAnswerToTheServerReachesWhoAsked() {
        ask(SERVER, "romeo@example.net/orchard", LONG);
        Iq request = request(stage.romeo);
        assertThat(request.from()).contains(SERVER);
        assertThat(request.id()).isNotEqualTo("mine");

        stage.romeo.sends(request.result());

        assertThat(answers).hasSize(1);
        assertThat(answers.getFirst().type()).isEqualTo(Iq.Type.RESULT);
    }

    @Test
    void theAnswerToAnAccountReachesWhoAskedAndNoResource() {
        Stage.Actor juliet = stage.juliet("balcony", 0);
        ask(Stage.JULIET, "romeo@example.net/orchard", LONG);
        stage.romeo.sends(request(stage.romeo).errorReply(Condition.ITEM_NOT_FOUND.error()));
        assertThat(answers).hasSize(1);
        assertThat(condition(answers.getFirst())).isEqualTo(Condition.ITEM_NOT_FOUND.elementName());
        assertThat(juliet.received).isEmpty();
    }

    @Test
    void nobodyAnswersForAnother() {
        Stage.Actor juliet = stage.juliet("balcony", 0);
        ask(SERVER, "romeo@example.net/orchard", LONG);
        Iq request = request(stage.romeo);
        juliet.sends(request.result());
        stage.romeo.sends(request.result().withTo(Jid.of("example.net")));
        assertThat(answers).isEmpty();
        stage.romeo.sends(request.result());
        assertThat(answers).hasSize(1);
    }

    @Test
    void eachIsAnsweredOnce() {
        ask(SERVER, "romeo@example.net/orchard", LONG);
        Iq request = request(stage.romeo);
        stage.romeo.sends(request.result());
        stage.romeo.sends(request.result());
        assertThat(answers).hasSize(1);
    }

    /** RFC 6120 section 10.4. */
    @Test
    void whoCannotBeReachedIsAnsweredFor() {
        ask(SERVER, "push.example.org", LONG);
        assertThat(answers).hasSize(1);
        assertThat(condition(answers.getFirst())).isEqualTo(Condition.REMOTE_SERVER_NOT_FOUND.elementName());
        ask(SERVER, "juliet@example.com/nowhere", LONG);
        assertThat(condition(answers.getLast())).isEqualTo(Condition.SERVICE_UNAVAILABLE.elementName());
    }

    @Test
    void whoIsSilentIsAnsweredForInTime() throws Exception {
        CompletableFuture<Iq> told = new CompletableFuture<>();
        Iq request = Iq.request(Iq.Type.SET, "mine", Element.of(Name.of("urn:example:unknown", "query")))
                .withFrom(SERVER)
                .withTo(stage.romeo.session.jid());
        stage.router.perform(List.of(new Effect.Ask(request, Duration.ofMillis(1), answer -> {
            told.complete(answer);
            return List.of();
        })));
        Iq late = told.get(10, TimeUnit.SECONDS);
        assertThat(condition(late)).isEqualTo(Condition.REMOTE_SERVER_TIMEOUT.elementName());
        assertThat(late.from()).contains(stage.romeo.session.jid());
    }

    @Test
    void moreThanTheServerRemembersAreRefused() {
        for (int i = 0; i < Questions.LIMIT; i++) {
            ask(SERVER, "romeo@example.net/orchard", LONG);
        }
        assertThat(answers).isEmpty();
        ask(SERVER, "romeo@example.net/orchard", LONG);
        assertThat(condition(answers.getFirst())).isEqualTo(Condition.RESOURCE_CONSTRAINT.elementName());
        assertThat(stage.romeo.received).hasSize(Questions.LIMIT);
        stage.romeo.sends(request(stage.romeo).result());
        ask(SERVER, "romeo@example.net/orchard", LONG);
        assertThat(stage.romeo.received).hasSize(Questions.LIMIT + 1);
    }

    @Test
    void aRemarkAfterTheAnswerIsPerformed() {
        Iq request = Iq.request(Iq.Type.SET, "mine", Element.of(Name.of("urn:example:unknown", "query")))
                .withFrom(SERVER)
                .withTo(stage.romeo.session.jid());
        stage.router.perform(List.of(new Effect.Ask(request, LONG, answer -> List.of(
                new Effect.Send(Stage.message("romeo@example.net/orchard", Message.Type.CHAT)
                        .withFrom(SERVER))))));
        stage.romeo.sends(request(stage.romeo).result());
        assertThat(stage.romeo.received).hasSize(2);
    }
}
