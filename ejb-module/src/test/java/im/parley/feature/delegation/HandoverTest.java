package im.parley.feature.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Reply;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Forwarded;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import org.junit.jupiter.api.Test;

/** XEP-0355 section 4.3: the server "MUST decapsulate the iq result" and "MUST insure" what it is. */
class HandoverTest {
    private static final Name QUERY = Name.of("urn:example:household", "keys");
    private static final Jid SERVER = Jid.of("capulet.lit");
    private static final Jid ACCOUNT = Jid.of("juliet@capulet.lit");
    private static final Jid JULIET = Jid.of("juliet@capulet.lit/balcony");
    private static final Jid STEWARD = Jid.of("steward.capulet.lit");

    private final Iq request = Iq.request(Iq.Type.GET, "h1", Element.of(QUERY)).withFrom(JULIET).withTo(ACCOUNT);

    private static Effect.Ask asked(Iq request) {
        Reply reply = new Handover(request, ACCOUNT).to(STEWARD);
        return (Effect.Ask) ((Reply.Later) reply).effects().getFirst();
    }

    private static Reply answered(Iq request, Element... forwarded) {
        Effect.Ask asked = asked(request);
        return answer(asked, asked.request().result(Element.of(Handover.DELEGATION, forwarded)));
    }

    private static Reply answer(Effect.Ask asked, Iq answer) {
        return ((Effect.Answer) asked.then().on(answer).getFirst()).reply();
    }

    private static void refused(Reply reply) {
        assertThat(reply).isInstanceOfSatisfying(Reply.Failure.class, failure -> assertThat(
                        failure.error().condition())
                .isEqualTo(Condition.SERVICE_UNAVAILABLE));
    }

    @Test
    void theRequestIsForwardedByTheServerAsASet() {
        Iq forward = asked(request).request();
        assertThat(forward.type()).isEqualTo(Iq.Type.SET);
        assertThat(forward.from()).contains(SERVER);
        assertThat(forward.to()).contains(STEWARD);
        assertThat(forward.payload()).contains(Element.of(Handover.DELEGATION, Forwarded.of(request)));
    }

    @Test
    void aProperResultIsTheAnswer() {
        Iq result = request.result(Element.of(QUERY));
        assertThat(answered(request, Forwarded.of(result))).isEqualTo(Reply.of(Element.of(QUERY)));
        assertThat(answered(request, Forwarded.of(request.result()))).isEqualTo(Reply.OK);
    }

    /** Examples 28, 32 and 36. */
    @Test
    void theSenderMayBeLeftOut() {
        Iq nameless = Iq.request(Iq.Type.GET, "h1", Element.of(QUERY)).withFrom(JULIET).result();
        assertThat(answered(request, Forwarded.of(nameless))).isEqualTo(Reply.OK);
    }

    @Test
    void anythingElseMeansThatTheServiceIsNotAvailable() {
        Iq result = request.result();
        for (Element wrong : List.of(
                Forwarded.of(result.withTo(Jid.of("romeo@montague.lit/orchard"))),
                Forwarded.of(result.withFrom(Jid.of("nurse@capulet.lit"))),
                Forwarded.of(result.with(result.header().withId("h2"))),
                Forwarded.of(request.errorReply(Condition.FORBIDDEN.error())),
                Forwarded.of(Message.to(JULIET, Message.Type.CHAT)),
                Element.of(Name.of("urn:xmpp:forward:0", "forwarded")),
                Element.of(QUERY))) {
            refused(answered(request, wrong));
        }
        Effect.Ask asked = asked(request);
        refused(answer(asked, asked.request().result()));
        refused(answer(asked, asked.request().errorReply(Condition.NOT_ALLOWED.error())));
    }
}
