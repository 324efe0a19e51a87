package im.parley.feature.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.Delay;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyTest {
    private static final Name BODY = Name.of("jabber:client", "body");
    private static final Name ERROR = Name.of("jabber:client", "error");
    private static final Name X = Name.of("jabber:x:delay", "x");
    private static final Element WORDS = Element.text(BODY, "Wherefore art thou, Romeo?");
    private static final Instant THEN = Instant.parse("2002-09-10T23:08:25.719Z");

    private final TestSession juliet = TestSession.of("juliet@capulet.com/balcony");

    private Stanza reaching(Feature feature, Stanza stanza) {
        @SuppressWarnings("unchecked") // both features have one hook, for all stanzas
        Hook.OnHold<Stanza> hook = (Hook.OnHold<Stanza>) feature.hooks().getFirst();
        return switch (hook.filter().judge(stanza, juliet)) {
            case Verdict.Pass pass -> stanza;
            case Verdict.Replace replace -> replace.stanza();
            case Verdict.Drop drop -> throw new AssertionError("dropped");
            case Verdict.Bounce bounce -> throw new AssertionError("bounced");
        };
    }

    private static Message message(Element... children) {
        return new Message(Header.EMPTY, Message.Type.CHAT, Content.of(children));
    }

    private String code(Stanza stanza) {
        return reaching(new LegacyErrorCodes(), stanza).child(ERROR).orElseThrow().attribute("code", "none");
    }

    /** XEP-0086 section 2. */
    @ParameterizedTest
    @CsvSource({
        "BAD_REQUEST, 400", "CONFLICT, 409", "FEATURE_NOT_IMPLEMENTED, 501", "FORBIDDEN, 403", "GONE, 302",
        "INTERNAL_SERVER_ERROR, 500", "ITEM_NOT_FOUND, 404", "JID_MALFORMED, 400", "NOT_ACCEPTABLE, 406",
        "NOT_ALLOWED, 405", "NOT_AUTHORIZED, 401", "RECIPIENT_UNAVAILABLE, 404", "REDIRECT, 302",
        "REGISTRATION_REQUIRED, 407", "REMOTE_SERVER_NOT_FOUND, 404", "REMOTE_SERVER_TIMEOUT, 504",
        "RESOURCE_CONSTRAINT, 500", "SERVICE_UNAVAILABLE, 503", "SUBSCRIPTION_REQUIRED, 407",
        "UNDEFINED_CONDITION, 500", "UNEXPECTED_REQUEST, 400"
    })
    void eachConditionHasItsCode(Condition condition, String code) {
        assertThat(code(message(WORDS).errorReply(condition.because("why")))).isEqualTo(code);
        assertThat(code(Presence.of(Presence.Type.AVAILABLE).errorReply(condition.error()))).isEqualTo(code);
        Iq request = Iq.request(Iq.Type.GET, "1", Element.of(Name.of("urn:x", "x")));
        assertThat(code(request.errorReply(condition.error()))).isEqualTo(code);
    }

    @Test
    void nothingElseOfAnErrorChanges() {
        Stanza error = message(WORDS).errorReply(Condition.ITEM_NOT_FOUND.error());
        Stanza coded = reaching(new LegacyErrorCodes(), error);
        assertThat(coded.header()).isEqualTo(error.header());
        assertThat(coded.content().elements()).hasSize(2).first().isEqualTo(WORDS);
        assertThat(coded.child(ERROR).orElseThrow().attribute("type")).contains("cancel");
    }

    @Test
    void aCodeThatIsThereStaysAndOtherStanzasStayToo() {
        Element error = Element.build(ERROR)
                .attribute("code", "999")
                .attribute("type", "cancel")
                .add(Element.of(Condition.CONFLICT.elementName()))
                .build();
        assertThat(code(new Message(Header.EMPTY, Message.Type.ERROR, Content.of(error)))).isEqualTo("999");
        Message strange = new Message(Header.EMPTY, Message.Type.ERROR, Content.of(WORDS));
        assertThat(reaching(new LegacyErrorCodes(), strange)).isSameAs(strange);
        Message chat = message(WORDS, error);
        assertThat(reaching(new LegacyErrorCodes(), chat)).isSameAs(chat);
    }

    /** XEP-0091 section 3, example 1. */
    @Test
    void theOldStampStandsBesideTheNew() {
        Element delay = Delay.of(Jid.of("capulet.com"), THEN, "Offline Storage");
        Stanza stamped = reaching(new LegacyDelays(), message(WORDS, delay));

        assertThat(stamped.content().elements()).startsWith(WORDS, delay).hasSize(3);
        Element old = stamped.child(X).orElseThrow();
        assertThat(old.attribute("from")).contains("capulet.com");
        assertThat(old.attribute("stamp")).contains("20020910T23:08:25");
        assertThat(old.text()).isEqualTo("Offline Storage");
    }

    /** Section 2: "one and only one <x/> child". */
    @Test
    void thereIsOneOldStampAtMost() {
        Element delay = Delay.of(Jid.of("capulet.com"), THEN, "");
        Message both = message(delay, Element.of(X));
        assertThat(reaching(new LegacyDelays(), both)).isSameAs(both);
        Message none = message(WORDS);
        assertThat(reaching(new LegacyDelays(), none)).isSameAs(none);
        Message bad = message(Element.build(Delay.DELAY).attribute("stamp", "yesterday").build());
        assertThat(reaching(new LegacyDelays(), bad)).isSameAs(bad);
    }
}
