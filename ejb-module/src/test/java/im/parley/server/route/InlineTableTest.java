package im.parley.server.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.server.spi.StreamExtension;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestStream;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** XEP-0388 section 2.1 and XEP-0386 section 3. */
class InlineTableTest {
    private static final Name ON = Name.of("urn:example:light", "on");
    private static final Name OFF = Name.of("urn:example:light", "off");
    private static final Element LIT = Element.of(Name.of("urn:example:light", "lit"));
    private static final Element STATE = Element.of(Name.of("urn:example:state", "state"));
    private static final Session.Key<Boolean> LIGHT = new Session.Key<>("light");

    private final TestSession session = TestSession.of("romeo@example.net/orchard");

    private record Light(List<Hook> hooks) implements Feature {
        @Override
        public Spec spec() {
            return Spec.xep(9999, "0.1");
        }
    }

    private static Hook light() {
        return Hook.inlineBind("urn:example:light", Set.of(ON, OFF), (request, session) -> {
            session.put(LIGHT, request.is(ON));
            return request.is(ON) ? Optional.of(LIT) : Optional.empty();
        });
    }

    private static InlineTable table(Hook... hooks) {
        return FeatureTable.of(List.of(new Light(List.of(hooks)))).inline();
    }

    private static Element bind(Name... requests) {
        Element.Builder bind = Element.build(Name.of("urn:xmpp:bind:0", "bind"));
        for (Name request : requests) {
            bind.add(Element.of(request));
        }
        return bind.build();
    }

    @Test
    void aRequestIsHandledAndAnswered() {
        assertThat(table(light()).bound(bind(ON), session)).containsExactly(LIT);
        assertThat(session.get(LIGHT)).contains(true);
    }

    @Test
    void requestsAreHandledInTheOrderOfTheClient() {
        assertThat(table(light()).bound(bind(ON, OFF), session)).containsExactly(LIT);
        assertThat(session.get(LIGHT)).contains(false);
    }

    @Test
    void whatNobodyKnowsIsIgnored() {
        assertThat(table(light()).bound(bind(Name.of("urn:example:other", "on")), session)).isEmpty();
        assertThat(session.get(LIGHT)).isEmpty();
    }

    @Test
    void aSessionIsDescribedUnasked() {
        assertThat(table(light(), Hook.addToBound(bound -> Optional.of(STATE))).bound(bind(), session))
                .containsExactly(STATE);
    }

    @Test
    void whatThrowsCostsItsOwnAnswerAlone() {
        InlineTable table = table(
                Hook.inlineBind("urn:example:dark", Set.of(OFF), (request, bound) -> {
                    throw new IllegalStateException("planted");
                }),
                Hook.inlineBind("urn:example:light", Set.of(ON), (request, bound) -> Optional.of(LIT)));
        assertThat(table.bound(bind(OFF, ON), session)).containsExactly(LIT);
    }

    @Test
    void featuresAreOfferedSortedAndOnce() {
        Hook second = Hook.inlineBind("urn:example:a", Set.of(Name.of("urn:example:a", "x")), (r, s) -> Optional.empty());
        assertThat(table(light(), second).bindFeatures()).containsExactly("urn:example:a", "urn:example:light");
    }

    @Test
    void twoHandlersOfOneNameStopTheBoot() {
        assertThatThrownBy(() -> table(light(), light())).hasMessageContaining("Two features handle");
    }

    @Test
    void offersAreThoseOfTheStream() {
        InlineTable table = table(Hook.inlineFeature(stream -> stream.authenticated()
                ? Optional.empty() : Optional.of(STATE)));
        assertThat(table.offers(new TestStream("example.net"))).containsExactly(STATE);
    }

    @Test
    void anExtensionIsOnWhenAFeatureEnablesIt() {
        InlineTable table = table(Hook.enable(StreamExtension.SASL2));
        assertThat(table.has(StreamExtension.SASL2)).isTrue();
        assertThat(table.has(StreamExtension.BIND2)).isFalse();
    }
}
