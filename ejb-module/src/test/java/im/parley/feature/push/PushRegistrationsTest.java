package im.parley.feature.push;

import static im.parley.feature.push.Phones.JULIET;
import static im.parley.feature.push.Phones.ROMEO;
import static im.parley.feature.push.Phones.SERVICE;
import static im.parley.feature.push.Phones.text;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Verdict;
import im.parley.store.push.PushRegistration;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How nodes are enabled and disabled, and what failures of their services do to them. */
class PushRegistrationsTest {
    private static final String DISABLE = "<disable xmlns='urn:xmpp:push:0' jid='push-5.client.example' ";

    private final Phones phones = new Phones();

    /** Section 7.1: "the server SHOULD consider the particular JID and node combination to be disabled". */
    @ParameterizedTest
    @EnumSource(names = {"ITEM_NOT_FOUND", "NOT_AUTHORIZED", "FORBIDDEN", "GONE", "NOT_ALLOWED", "NOT_ACCEPTABLE"})
    void whatWillNotGetBetterDisablesTheNode(Condition condition) {
        phones.enabled("").comes(text("Hi"));
        phones.answers(condition);
        assertThat(phones.registrations()).isEmpty();
    }

    /** Section 7.1: "until a sufficient number of errors have been received in a row". */
    @Test
    void whatMayGetBetterPausesTheNodeLongerEachTimeAndDisablesItAtLast() {
        phones.enabled("");
        for (int i = 1; i < Publisher.PATIENCE; i++) {
            phones.comes(text("Hi"));
            assertThat(phones.told).hasSize(i);
            phones.answers(Condition.REMOTE_SERVER_TIMEOUT);
            phones.comes(text("too early"));
            assertThat(phones.told).hasSize(i);
            phones.now = phones.now.plus(Duration.ofMinutes(1L << (i - 1)));
        }
        phones.comes(text("Hi"));
        phones.answers(Condition.SERVICE_UNAVAILABLE);
        assertThat(phones.registrations()).isEmpty();
    }

    @Test
    void aSuccessMakesFailuresForgotten() {
        phones.enabled("").comes(text("Hi"));
        phones.answers(Condition.INTERNAL_SERVER_ERROR);
        phones.now = phones.now.plusSeconds(60);
        phones.comes(text("Hi"));
        assertThat(phones.registrations()).extracting(PushRegistration::failures).containsExactly(1);
        phones.answersWell();
        assertThat(phones.registrations()).extracting(PushRegistration::failures).containsExactly(0);
    }

    @Test
    void aServiceThatNeverAnswersIsNotFlooded() {
        phones.enabled("");
        for (int i = 0; i < Publisher.UNANSWERED + 5; i++) {
            phones.comes(text("Hi"));
        }
        assertThat(phones.told).hasSize(Publisher.UNANSWERED);
        phones.answersWell();
        phones.comes(text("Hi"));
        assertThat(phones.told).hasSize(Publisher.UNANSWERED + 1);
    }

    @Test
    void aRegistrationGetsTooOld() {
        Phones forgetful = new Phones(Phones.options(true, true, Optional.of(Duration.ofDays(30)), false));
        forgetful.enabled("");
        forgetful.now = forgetful.now.plus(Duration.ofDays(30));
        forgetful.comes(text("Hi"));
        assertThat(forgetful.told).hasSize(1);
        forgetful.now = forgetful.now.plusSeconds(1);
        forgetful.comes(text("Hi"));
        assertThat(forgetful.told).hasSize(1);
        assertThat(forgetful.registrations()).isEmpty();
    }

    /** Section 6. */
    @Test
    void oneNodeOrAllAreDisabled() {
        for (String node : List.of("a", "b", "c")) {
            phones.asks("<enable xmlns='urn:xmpp:push:0' jid='push-5.client.example' node='" + node + "'/>");
        }
        assertThat(phones.asks(DISABLE + "node='b'/>")).isEqualTo(Reply.OK);
        assertThat(phones.registrations()).extracting(PushRegistration::node).containsExactly("a", "c");
        assertThat(phones.asks(DISABLE + "/>")).isEqualTo(Reply.OK);
        assertThat(phones.registrations()).isEmpty();
        assertThat(phones.asks(DISABLE + "/>")).isEqualTo(Reply.OK);
    }

    @Test
    void anAccountHasOnlySoManyNodes() {
        for (String node : List.of("a", "b", "c", "d")) {
            phones.asks("<enable xmlns='urn:xmpp:push:0' jid='push-5.client.example' node='" + node + "'/>");
            phones.now = phones.now.plusSeconds(1);
        }
        assertThat(phones.registrations()).extracting(PushRegistration::node).containsExactly("b", "c", "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<enable xmlns='urn:xmpp:push:0' node='a'/>",
        "<enable xmlns='urn:xmpp:push:0' jid='@' node='a'/>",
        "<disable xmlns='urn:xmpp:push:0' node='a'/>",
        "<enable xmlns='urn:xmpp:push:0' jid='a.example'><x xmlns='jabber:x:data' type='submit'/></enable>",
        "<enable xmlns='urn:xmpp:push:0' jid='a.example'><x xmlns='jabber:x:data' type='submit'>"
                + "<field var='FORM_TYPE'><value>urn:example:other</value></field></x></enable>"
    })
    void whatIsMalformedIsABadRequest(String request) {
        assertThat(Asking.error(phones.asks(request))).isEqualTo(Condition.BAD_REQUEST);
    }

    @Test
    void whatIsTooLongIsNotAcceptable() {
        Reply reply = phones.asks(Phones.enable("><muted xmlns='tigase:push:filter:muted:0'>"
                + "<item jid='romeo@montague.example'/>".repeat(1000) + "</muted></enable>"));
        assertThat(Asking.error(reply)).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(phones.registrations()).isEmpty();
    }

    /** Section 8. */
    @Test
    void aServiceMayStopByItself() {
        phones.enabled("");
        String affiliation = "<pubsub xmlns='http://jabber.org/protocol/pubsub' node='yxs32uqsflafdk3iuqo'>"
                + "<affiliation jid='" + JULIET + "' affiliation='none'/></pubsub>";
        assertThat(phones.comes(Phones.message("normal", ROMEO, affiliation))).isInstanceOf(Verdict.Pass.class);
        assertThat(phones.registrations()).as("not his to stop").hasSize(1);
        Message member = Phones.message("normal", SERVICE, affiliation.replace("none", "member"));
        assertThat(phones.comes(member)).isInstanceOf(Verdict.Pass.class);
        assertThat(phones.comes(Phones.message("normal", SERVICE, affiliation))).isInstanceOf(Verdict.Drop.class);
        assertThat(phones.registrations()).isEmpty();
    }
}
