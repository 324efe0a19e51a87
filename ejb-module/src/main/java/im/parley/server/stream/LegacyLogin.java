package im.parley.server.stream;

import im.parley.server.login.Attempt;
import im.parley.server.session.BoundSession;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.StreamExtension;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.sasl.PlainExchange;
import im.parley.wire.sasl.SaslError;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stream.StreamError;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.nio.charset.StandardCharsets;

/**
 * Non-SASL authentication, XEP-0078: the user name, the password and the resource in one request. Only over TLS, and without
 * the digest, for which the server would have to keep the password itself.
 */
final class LegacyLogin {
    private static final String NS = "jabber:iq:auth";
    private static final Name QUERY = Name.of(NS, "query");
    private static final Name USERNAME = Name.of(NS, "username");
    private static final Name PASSWORD = Name.of(NS, "password");
    private static final Name RESOURCE = Name.of(NS, "resource");
    private static final Element FIELDS =
            Element.of(QUERY, Element.of(USERNAME), Element.of(PASSWORD), Element.of(RESOURCE));
    private static final StreamError AFTER_SASL =
            StreamError.of(StreamError.Condition.POLICY_VIOLATION, "a log-in by SASL has failed before");

    private LegacyLogin() {}

    /** Whether a request is one of these, and they are switched on. */
    static boolean concerns(Iq iq, ClientStream stream) {
        return iq.isRequest()
                && iq.child(QUERY).isPresent()
                && stream.services().table().inline().has(StreamExtension.LEGACY);
    }

    static StreamState handle(Iq iq, Negotiating state, ClientStream stream) {
        // Section 3.1: "If the client previously attempted SASL authentication but that attempt failed ..."
        if (state.saslFailed()) {
            return stream.fail(AFTER_SASL);
        }
        if (!stream.facts().secure() || !Mechanisms.of(stream).contains(Mechanisms.PLAIN)) {
            return refuse(iq, Condition.SERVICE_UNAVAILABLE, 503, state, stream);
        }
        if (iq.type() == Iq.Type.GET) {
            stream.send(iq.result(FIELDS));
            return state;
        }
        Element query = iq.child(QUERY).orElseThrow();
        String username = query.textOf(USERNAME);
        String password = query.textOf(PASSWORD);
        return username.isEmpty() || password.isEmpty() || query.textOf(RESOURCE).isEmpty()
                ? refuse(iq, Condition.NOT_ACCEPTABLE, 406, state, stream)
                : logIn(iq, username, password, state, stream);
    }

    private static StreamState logIn(
            Iq iq, String username, String password, Negotiating state, ClientStream stream) {
        PlainExchange exchange = new PlainExchange(stream.services().logins().source(stream.domain()));
        byte[] message = ('\0' + username + '\0' + password).getBytes(StandardCharsets.UTF_8);
        return switch (stream.services().attempt(exchange, stream).answer(message)) {
            case Attempt.Outcome.Granted granted -> enter(iq, granted, state, stream);
            case Attempt.Outcome.Denied denied -> {
                SaslError error = denied.failure().error();
                StreamState next = error == SaslError.TEMPORARY_AUTH_FAILURE
                        ? refuse(iq, Condition.RESOURCE_CONSTRAINT, 500, state, stream)
                        : refuse(iq, Condition.NOT_AUTHORIZED, 401, state, stream);
                yield stream.tries().failed(error) ? stream.fail(Authenticating.TOO_MANY) : next;
            }
            case Attempt.Outcome.Challenge challenge -> throw new IllegalStateException("PLAIN has no challenge");
        };
    }

    private static StreamState enter(
            Iq iq, Attempt.Outcome.Granted granted, Negotiating state, ClientStream stream) {
        Jid jid;
        try {
            jid = granted.account().withResource(iq.child(QUERY).orElseThrow().textOf(RESOURCE));
        } catch (InvalidJid malformed) {
            return refuse(iq, Condition.NOT_ACCEPTABLE, 406, state, stream);
        }
        BoundSession session = stream.session(jid, granted.login());
        StreamOptions options = stream.services().options();
        return switch (stream.services().sessions().add(session, options.resources())) {
            case SessionIndex.Outcome.Added added -> {
                stream.connection().authenticated();
                stream.send(iq.with(Content.EMPTY).result());
                yield Binding.begin(session, stream);
            }
            case SessionIndex.Outcome.Full full -> refuse(iq, Condition.RESOURCE_CONSTRAINT, 500, state, stream);
            case SessionIndex.Outcome.Taken taken -> switch (options.conflict()) {
                case REPLACE_OLD -> {
                    Binding.farewell(taken.by());
                    yield enter(iq, granted, state, stream);
                }
                // The client knows the resource that it has asked for and no other.
                case REFUSE_NEW, RENAME_NEW -> refuse(iq, Condition.CONFLICT, 409, state, stream);
            };
        };
    }

    /** Section 5: with the old code, too; section 3.1: without the request, which has a password in it. */
    private static StreamState refuse(
            Iq iq, Condition condition, int code, Negotiating state, ClientStream stream) {
        Element error = condition.error().toElement().toBuilder()
                .attribute("code", Integer.toString(code))
                .build();
        Iq answer = iq.result(error);
        stream.send(new Iq(answer.header(), Iq.Type.ERROR, answer.content()));
        return state;
    }
}
