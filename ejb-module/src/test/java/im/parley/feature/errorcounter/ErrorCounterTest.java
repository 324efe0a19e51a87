package im.parley.feature.errorcounter;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Figure;
import im.parley.server.spi.Hook;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErrorCounterTest {
    private final List<Hook> hooks = new ErrorCounter().hooks();

    @SuppressWarnings("unchecked") // the feature judges all stanzas
    private Verdict reaches(Stanza stanza) {
        return ((Hook.OnHold<Stanza>) hooks.getFirst()).filter().judge(stanza, TestSession.of("romeo@montague.lit/orchard"));
    }

    private Map<String, Double> figures() {
        return ((Hook.Publish) hooks.getLast())
                .figures().getFirst().readings().get().stream()
                        .collect(Collectors.toMap(
                                reading -> reading.labels().getFirst(),
                                reading -> ((Figure.Amount) reading.value()).value()));
    }

    @Test
    void errorsAreCountedByConditionAndPass() {
        Message message = Message.to(Jid.of("romeo@montague.lit"), Message.Type.CHAT);
        assertThat(reaches(message)).isEqualTo(Verdict.PASS);
        assertThat(reaches(message.errorReply(Condition.ITEM_NOT_FOUND.error()))).isEqualTo(Verdict.PASS);
        reaches(message.errorReply(Condition.ITEM_NOT_FOUND.error()));
        reaches(message.errorReply(Condition.FORBIDDEN.error()));

        assertThat(figures())
                .containsEntry("item-not-found", 2.0)
                .containsEntry("forbidden", 1.0)
                .containsEntry("gone", 0.0);
    }

    @Test
    void anErrorThatSaysNothingIsUndefined() {
        reaches(Message.to(Jid.of("romeo@montague.lit"), Message.Type.ERROR));

        assertThat(figures()).containsEntry("undefined-condition", 1.0);
    }
}
