package im.parley.feature.serverinfo;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Description;
import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** XEP-0485 section 7. */
class OptedInTest {
    private static final String FEATURE = "urn:xmpp:serverinfo:0";

    private final List<Effect.Ask> asked = new ArrayList<>();
    private final OptedIn optedIn =
            new OptedIn(effects -> effects.forEach(effect -> asked.add((Effect.Ask) effect)), FEATURE);
    private final AtomicInteger done = new AtomicInteger();

    private void ask(String... remotes) {
        asked.clear();
        Map<String, String> all = new TreeMap<>();
        for (String remote : remotes) {
            all.put(remote, "parley.test");
        }
        optedIn.ask(all, done::incrementAndGet);
    }

    private void answer(int which, String... features) {
        Effect.Ask ask = asked.get(which);
        Description about = new Description(List.of(), List.of(features), List.of());
        ask.then().on(ask.request().result(about.toElement(Optional.empty())));
    }

    @Test
    void whoSaysSoMayBeNamed() {
        ask("a.test", "b.test");
        assertThat(asked.getFirst().request().from()).contains(Jid.of("parley.test"));
        assertThat(asked.getFirst().request().to()).contains(Jid.of("a.test"));
        answer(0, FEATURE, "urn:x");
        assertThat(done).hasValue(0);
        answer(1, "urn:x");
        assertThat(done).hasValue(1);
        assertThat(optedIn.isNamed("a.test")).isTrue();
        assertThat(optedIn.isNamed("b.test")).isFalse();
        assertThat(optedIn.isNamed("c.test")).as("never asked").isFalse();
    }

    @Test
    void whoDoesNotAnswerIsNotNamed() {
        ask("a.test");
        Iq request = asked.getFirst().request();
        asked.getFirst().then().on(request.errorReply(Condition.REMOTE_SERVER_TIMEOUT.error()));
        assertThat(optedIn.isNamed("a.test")).isFalse();
        assertThat(done).hasValue(1);
    }

    @Test
    void whoHasAnsweredIsNotAskedAgainSoon() {
        ask("a.test");
        answer(0, FEATURE);
        ask("a.test");
        assertThat(asked).isEmpty();
    }

    @Test
    void notAllAreAskedAtOnce() {
        String[] many = new String[250];
        for (int i = 0; i < many.length; i++) {
            many[i] = "s" + i + ".test";
        }
        ask(many);
        assertThat(asked).hasSize(100);
    }
}
