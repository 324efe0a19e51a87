package im.parley.server.spi;

import im.parley.store.component.ComponentItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions that features give to their {@linkplain Hook hooks}: what the server calls, and what it gets. */
public final class Handlers {
    private Handlers() {}

    /** Answers an IQ request. A thrown {@link im.parley.wire.stanza.Refusal} is answered with its error. */
    @FunctionalInterface
    public interface IqHandler {
        Reply handle(Iq request, Requester requester);
    }

    /**
     * Takes a stanza of an external component by saying what follows, or leaves it to the router. A thrown {@link
     * im.parley.wire.stanza.Refusal} is answered with its error.
     */
    @FunctionalInterface
    public interface ComponentFilter {
        Optional<List<Effect>> take(Stanza stanza, ComponentItem component);
    }

    /** Who stands in for features. Asked for each request; may wait for a store. */
    public interface Replacement {
        /**
         * Takes a request, or leaves it to the features.
         *
         * @param actor who has really sent it, where that is another one than who is named
         */
        Optional<Reply> take(Iq request, Target target, Requester requester, Optional<Jid> actor);

        /** The namespaces of requests that it takes, and what is said of the entity instead of what is said for them. */
        Map<String, Description> said(Target target, Jid entity);
    }

    /** Says which requests a handler answers. Called for each request of its name to a service, so it must not wait. */
    @FunctionalInterface
    public interface Claim {
        boolean claims(Element payload, Jid addressed);
    }

    /** Judges a stanza that a local session sent. */
    @FunctionalInterface
    public interface SentFilter<S extends Stanza> {
        Verdict judge(S stanza, Session sender);
    }

    /** Judges a stanza that is addressed to a local account. */
    @FunctionalInterface
    public interface DeliveryFilter<S extends Stanza> {
        Verdict judge(S stanza, Jid account);
    }

    /** Judges a stanza that is about to reach one session. */
    @FunctionalInterface
    public interface HoldFilter<S extends Stanza> {
        Verdict judge(S stanza, Session recipient);
    }

    /** Hears which sessions of an account a message was given to; the effects are performed at once. */
    @FunctionalInterface
    public interface RoutedHandler {
        List<Effect> routed(Message message, Jid account, List<? extends Session> reached);
    }

    /** Hears of presence that nobody will see; the account may not exist. */
    @FunctionalInterface
    public interface UnseenHandler {
        List<Effect> unseen(Presence presence, Jid account);
    }

    /** Whether a session has a copy of a message that was given to another one. */
    @FunctionalInterface
    public interface CopyTest {
        boolean hasCopy(Message message, Session session);
    }

    /** Handles a nonza; the effects are performed afterwards. */
    @FunctionalInterface
    public interface NonzaHandler {
        List<Effect> handle(Element nonza, Session session);
    }

    /** Says what an entity of the target is, or nothing. May wait for a store. */
    @FunctionalInterface
    public interface Identification {
        Optional<Identity> of(Jid entity);
    }

    /** Makes the form that extends what is said of an entity of the target, or none. */
    @FunctionalInterface
    public interface Extension {
        Optional<DataForm> of(Jid entity);
    }

    /** Describes a node, or says by nothing that it does not know it. */
    @FunctionalInterface
    public interface NodeHandler {
        Optional<Description> describe(String node, Requester requester);
    }

    /** Lists the items of a node, or says by nothing that it does not know it. */
    @FunctionalInterface
    public interface NodeLister {
        Optional<List<NodeItem>> list(String node, Requester requester);
    }

    /** Makes the element of a stream feature, or none. */
    @FunctionalInterface
    public interface StreamFeature {
        Optional<Element> offer(StreamView stream);
    }

    /** Does what a child of {@code <bind/>} asks for; an element answers it in {@code <bound/>}. */
    @FunctionalInterface
    public interface BindHandler {
        Optional<Element> bind(Element request, Session session);
    }

    /** Makes an element for {@code <bound/>}, or none. May wait for a store. */
    @FunctionalInterface
    public interface BoundAddition {
        Optional<Element> describe(Session session);
    }

    /** Hears of an event; the effects are performed afterwards. */
    @FunctionalInterface
    public interface EventHandler<E extends ServerEvent> {
        List<Effect> on(E event);
    }
}
