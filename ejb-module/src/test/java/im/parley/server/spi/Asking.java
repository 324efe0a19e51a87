package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import java.util.Optional;

/** Asks a feature as the router does: by the hook for the request, a refusal being an error. */
public final class Asking {
    private final Feature feature;
    private final Target target;
    private final Requester requester;

    private Asking(Feature feature, Target target, Requester requester) {
        this.feature = feature;
        this.target = target;
        this.requester = requester;
    }

    /** Asks the server at a domain. */
    public static Asking server(Feature feature, String domain, Session sender) {
        return new Asking(feature, Target.SERVER, by(sender, Jid.of(domain)));
    }

    /** Asks the sender's own account. */
    public static Asking ownAccount(Feature feature, Session sender) {
        return new Asking(feature, Target.OWN_ACCOUNT, by(sender, sender.account()));
    }

    /** Asks another account. */
    public static Asking account(Feature feature, String account, Session sender) {
        return new Asking(feature, Target.ACCOUNT, by(sender, Jid.of(account)));
    }

    /** Asks on a stream that has no session. */
    public static Asking stream(Feature feature, StreamView stream) {
        Jid domain = Jid.of(stream.domain());
        return new Asking(
                feature,
                Target.STREAM,
                new Requester(Optional.empty(), Optional.empty(), Optional.of(stream), domain));
    }

    /** Asks the server at a domain from an address that is no local session. */
    public static Asking server(Feature feature, String domain, Jid stranger) {
        return new Asking(
                feature,
                Target.SERVER,
                new Requester(Optional.of(stranger), Optional.empty(), Optional.empty(), Jid.of(domain)));
    }

    private static Requester by(Session sender, Jid addressed) {
        return new Requester(Optional.of(sender.jid()), Optional.of(sender), Optional.empty(), addressed);
    }

    /** An IQ of type get. */
    public Reply get(Element payload) {
        return ask(Iq.Type.GET, payload);
    }

    /** An IQ of type set. */
    public Reply set(Element payload) {
        return ask(Iq.Type.SET, payload);
    }

    private Reply ask(Iq.Type type, Element payload) {
        Hook.OnIq hook = feature.hooks().stream()
                .filter(Hook.OnIq.class::isInstance)
                .map(Hook.OnIq.class::cast)
                .filter(candidate -> candidate.type() == type
                        && candidate.target() == target
                        && candidate.payload().equals(payload.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no handler for " + type + ' ' + payload + " to " + target));
        try {
            return hook.handler().handle(Iq.request(type, "id", payload), requester);
        } catch (Refusal refusal) {
            return Reply.error(refusal.error());
        }
    }

    /** The payload of a result. */
    public static Element payload(Reply reply) {
        return switch (reply) {
            case Reply.Result result -> result.payload().orElseThrow(() -> new AssertionError("an empty result"));
            case Reply.Failure failure -> throw new AssertionError("an error: " + failure.error());
            case Reply.Later later -> throw new AssertionError("no answer yet");
        };
    }

    /** The condition of an error. */
    public static im.parley.wire.stanza.StanzaError.Condition error(Reply reply) {
        return switch (reply) {
            case Reply.Result result -> throw new AssertionError("a result: " + result);
            case Reply.Failure failure -> failure.error().condition();
            case Reply.Later later -> throw new AssertionError("no answer yet");
        };
    }
}
