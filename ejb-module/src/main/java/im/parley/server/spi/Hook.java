package im.parley.server.spi;

import im.parley.server.spi.Handlers.BindHandler;
import im.parley.server.spi.Handlers.BoundAddition;
import im.parley.server.spi.Handlers.Claim;
import im.parley.server.spi.Handlers.ComponentFilter;
import im.parley.server.spi.Handlers.CopyTest;
import im.parley.server.spi.Handlers.DeliveryFilter;
import im.parley.server.spi.Handlers.EventHandler;
import im.parley.server.spi.Handlers.Extension;
import im.parley.server.spi.Handlers.HoldFilter;
import im.parley.server.spi.Handlers.Identification;
import im.parley.server.spi.Handlers.IqHandler;
import im.parley.server.spi.Handlers.NodeHandler;
import im.parley.server.spi.Handlers.NodeLister;
import im.parley.server.spi.Handlers.NonzaHandler;
import im.parley.server.spi.Handlers.Replacement;
import im.parley.server.spi.Handlers.RoutedHandler;
import im.parley.server.spi.Handlers.SentFilter;
import im.parley.server.spi.Handlers.StreamFeature;
import im.parley.server.spi.Handlers.UnseenHandler;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A place where a feature attaches. The static methods are meant for static import in features. */
public sealed interface Hook {

    /** Tells of something in service discovery (XEP-0030). */
    sealed interface Disclosure extends Hook {
        /** What it tells of. */
        Target target();
    }

    /** Answers requests with a payload of one name. One handler for a type, name and target; two stop the boot. */
    record OnIq(Iq.Type type, Name payload, Target target, IqHandler handler) implements Hook {}

    /**
     * Answers those requests of a name whose payload it claims, before the feature that handles the name: the archive of a
     * node is told from that of an account by an attribute alone.
     */
    record OnParticularIq(Iq.Type type, Name payload, Target target, Predicate<Element> claim, IqHandler handler)
            implements Hook {}

    /** Judges what a local session sent, before it is routed. Runs on the strand of the sender. */
    record OnSent<S extends Stanza>(Phase phase, Class<S> kind, SentFilter<S> filter) implements Hook {}

    /**
     * Judges what is about to reach a local account, once for the account, before its resources are chosen. Runs on
     * the strand of the sender.
     */
    record OnDelivery<S extends Stanza>(Phase phase, Class<S> kind, DeliveryFilter<S> filter) implements Hook {}

    /**
     * Judges what the server sends on behalf of a local account ({@link Effect.Send}): broadcasts of presence, answers to
     * probes, subscription stanzas. Runs where the effect is performed. What does not pass is dropped in silence, as
     * nobody asked for it.
     */
    record OnBehalf<S extends Stanza>(Class<S> kind, DeliveryFilter<S> filter) implements Hook {}

    /**
     * Judges what is about to reach one session, after its resource was chosen: the place to hold stanzas back. Runs on
     * the strand of the recipient and must not wait for a store.
     */
    record OnHold<S extends Stanza>(Class<S> kind, HoldFilter<S> filter) implements Hook {}

    /**
     * Takes a message for an account that no resource can receive (RFC 6121 section 8.5.2.2.1). {@link Verdict#PASS}
     * leaves it to the next hook, at last to the error of the RFC; {@link Verdict#drop} says that it is taken care of.
     */
    record OnUnreachable(DeliveryFilter<Message> filter) implements Hook {}

    /** Judges a message that no resource can have and nobody keeps; {@link Verdict#drop} says nothing to the sender. */
    record OnUndeliverable(DeliveryFilter<Message> filter) implements Hook {}

    /**
     * Judges a message for an address of a served domain that is no account, before its sender is told so. {@link
     * Verdict#drop} says nothing to the sender.
     */
    record OnNobody(DeliveryFilter<Message> filter) implements Hook {}

    /** Judges a message that leaves for an address of another server, behind everything else; must not wait. */
    record OnDeparture(DeliveryFilter<Message> filter) implements Hook {}

    /** Hears of presence that comes to an account without sessions, whom nobody there will see. */
    record OnUnseen(UnseenHandler handler) implements Hook {}

    /**
     * Shows figures to those who watch the server: at {@code /metrics}, in the console, and in JMX as {@code
     * im.parley:type=<name>}, while it runs.
     */
    record Publish(String name, List<Figure> figures) implements Hook {}

    /**
     * Hears how a message was delivered to a local account, once its resources were chosen and have it, or once a hook
     * for what is {@link OnUnreachable unreachable} has taken it. Nobody hears of what was refused.
     */
    record OnRouted(RoutedHandler handler) implements Hook {}

    /**
     * Says whether a session has a copy of a message that was given to another session of its account, which has ended
     * since: then it does not get the message again. Both sessions were there when the message came.
     */
    record HasCopy(CopyTest test) implements Hook {}

    /** Handles a first-level element that is no stanza, on a stream that has a session. */
    record OnNonza(Name name, NonzaHandler handler) implements Hook {}

    /** Names a feature in service discovery (XEP-0030) of a target. */
    record Advertise(Target target, String feature) implements Disclosure {}

    /** Names an identity in service discovery (XEP-0030) of a target. */
    record Identify(Target target, Identification identification) implements Disclosure {}

    /** Adds a form to service discovery (XEP-0128) of a target. */
    record Extend(Target target, Extension extension) implements Disclosure {}

    /** Answers service discovery (XEP-0030) about the nodes of a target; the first that knows a node answers. */
    record DescribeNode(Target target, NodeHandler handler) implements Disclosure {}

    /** Lists the items (XEP-0030 section 4) of nodes of a target: the first that knows a node; all that know the empty one. */
    record ListNode(Target target, NodeLister handler) implements Disclosure {}

    /** Adds an element to {@code <stream:features/>} when it applies to the stream. */
    record OfferStreamFeature(StreamFeature offer) implements Hook {}

    /** Adds an element to {@code <inline/>} of SASL2 (XEP-0388 section 2.1) when it applies to the stream. */
    record OfferInline(StreamFeature offer) implements Hook {}

    /**
     * Takes part in Bind 2 (XEP-0386 section 3.1): the feature is offered there, and each child of {@code <bind/>} with one
     * of the names comes to the handler, once the resource is bound and before anything is sent.
     */
    record OnInlineBind(String feature, Set<Name> requests, BindHandler handler) implements Hook {}

    /**
     * Adds an element to {@code <bound/>} of every Bind 2, whatever the client asks for (XEP-0386 section 3.2.1), or does
     * what has to be done for each of them.
     */
    record AddToBound(BoundAddition addition) implements Hook {}

    /** Switches on a part of the negotiation of streams. */
    record Enable(StreamExtension extension) implements Hook {}

    /** Hears of what happens in the server. */
    record OnEvent<E extends ServerEvent>(Class<E> kind, EventHandler<E> handler) implements Hook {}

    /** Adds contacts to the rosters of accounts. */
    record Contribute(DynamicRoster roster) implements Hook {}

    /** Lets others than their owners at rosters. */
    record OpenRoster(RosterAccess access) implements Hook {}

    /** Serves a domain of its own below each served domain, for example {@code muc}. */
    record Serve(Service service) implements Hook {}

    /**
     * Runs a chore in the background from time to time, never twice at once, accurate to a minute. It may wait for a
     * store.
     *
     * @param delay how long after the start of the server it runs first
     * @param period how long after one run begins the next one
     */
    record Regularly(Duration delay, Duration period, Runnable chore) implements Hook {}

    /**
     * Answers those requests that it claims: to the domain of a service, before the service sees them, and to addresses
     * of served domains that are no accounts.
     *
     * @param type the type of the request
     * @param payload the name of its payload
     */
    record OnIqToService(Iq.Type type, Name payload, Claim claim, IqHandler handler) implements Hook {}

    /** Answers requests to the server and to accounts instead of the features that else would. */
    record StandIn(Replacement replacement) implements Hook {}

    /** Looks at what external components send before it is routed; the first that takes a stanza handles it instead. */
    record OnComponent(ComponentFilter filter) implements Hook {}

    /** Offers a command (XEP-0050). */
    record OfferCommand(Command command) implements Hook {}

    /**
     * Offers a part of the feature to the administration, by an interface of this package or one below it.
     *
     * @see Catalogue#provided
     */
    record Provide<T>(Class<T> port, T part) implements Hook {}

    /** @see OnIq */
    static Hook iqGet(Name payload, Target target, IqHandler handler) {
        return new OnIq(Iq.Type.GET, payload, target, handler);
    }

    /** @see OnIq */
    static Hook iqSet(Name payload, Target target, IqHandler handler) {
        return new OnIq(Iq.Type.SET, payload, target, handler);
    }

    /** @see OnParticularIq */
    static Hook iqWhere(Iq.Type type, Name payload, Target target, Predicate<Element> claim, IqHandler handler) {
        return new OnParticularIq(type, payload, target, claim, handler);
    }

    /** @see OnSent */
    static Hook messageSent(Phase phase, SentFilter<Message> filter) {
        return new OnSent<>(phase, Message.class, filter);
    }

    /** @see OnSent */
    static Hook presenceSent(Phase phase, SentFilter<Presence> filter) {
        return new OnSent<>(phase, Presence.class, filter);
    }

    /** @see OnDelivery */
    static Hook messageToAccount(Phase phase, DeliveryFilter<Message> filter) {
        return new OnDelivery<>(phase, Message.class, filter);
    }

    /** @see OnDelivery */
    static Hook presenceToAccount(Phase phase, DeliveryFilter<Presence> filter) {
        return new OnDelivery<>(phase, Presence.class, filter);
    }

    /** @see OnDelivery */
    static Hook iqToAccount(Phase phase, DeliveryFilter<Iq> filter) {
        return new OnDelivery<>(phase, Iq.class, filter);
    }

    /** @see OnSent */
    static Hook iqSent(Phase phase, SentFilter<Iq> filter) {
        return new OnSent<>(phase, Iq.class, filter);
    }

    /** @see OnBehalf */
    static <S extends Stanza> Hook onBehalf(Class<S> kind, DeliveryFilter<S> filter) {
        return new OnBehalf<>(kind, filter);
    }

    /** @see OnHold */
    static <S extends Stanza> Hook hold(Class<S> kind, HoldFilter<S> filter) {
        return new OnHold<>(kind, filter);
    }

    /** @see OnUnreachable */
    static Hook unreachable(DeliveryFilter<Message> filter) {
        return new OnUnreachable(filter);
    }

    /** @see OnUndeliverable */
    static Hook undeliverable(DeliveryFilter<Message> filter) {
        return new OnUndeliverable(filter);
    }

    /** @see OnNobody */
    static Hook messageToNobody(DeliveryFilter<Message> filter) {
        return new OnNobody(filter);
    }

    /** @see OnUnseen */
    static Hook presenceUnseen(UnseenHandler handler) {
        return new OnUnseen(handler);
    }

    /** @see Publish */
    static Hook publish(String name, Figure... figures) {
        return new Publish(name, List.of(figures));
    }

    /** @see OnRouted */
    static Hook messageRouted(RoutedHandler handler) {
        return new OnRouted(handler);
    }

    /** @see HasCopy */
    static Hook hasCopy(CopyTest test) {
        return new HasCopy(test);
    }

    /** @see OnNonza */
    static Hook nonza(Name name, NonzaHandler handler) {
        return new OnNonza(name, handler);
    }

    /** @see Advertise */
    static Hook advertise(Target target, String feature) {
        return new Advertise(target, feature);
    }

    /** @see Identify */
    static Hook identify(Target target, String category, String type, String name) {
        Optional<Identity> always = Optional.of(new Identity(category, type, name));
        return new Identify(target, entity -> always);
    }

    /** @see Identify */
    static Hook identify(Target target, Identification identification) {
        return new Identify(target, identification);
    }

    /** @see Extend */
    static Hook extend(Target target, Extension extension) {
        return new Extend(target, extension);
    }

    /** @see DescribeNode */
    static Hook describeNode(Target target, NodeHandler handler) {
        return new DescribeNode(target, handler);
    }

    /** @see ListNode */
    static Hook listNode(Target target, NodeLister handler) {
        return new ListNode(target, handler);
    }

    /** @see OfferStreamFeature */
    static Hook streamFeature(StreamFeature offer) {
        return new OfferStreamFeature(offer);
    }

    /** @see OfferInline */
    static Hook inlineFeature(StreamFeature offer) {
        return new OfferInline(offer);
    }

    /** @see OnInlineBind */
    static Hook inlineBind(String feature, Set<Name> requests, BindHandler handler) {
        return new OnInlineBind(feature, Set.copyOf(requests), handler);
    }

    /** @see AddToBound */
    static Hook addToBound(BoundAddition addition) {
        return new AddToBound(addition);
    }

    /** @see Enable */
    static Hook enable(StreamExtension extension) {
        return new Enable(extension);
    }

    /** @see OnEvent */
    static <E extends ServerEvent> Hook on(Class<E> kind, EventHandler<E> handler) {
        return new OnEvent<>(kind, handler);
    }

    /** @see Contribute */
    static Hook contribute(DynamicRoster roster) {
        return new Contribute(roster);
    }

    /** @see OpenRoster */
    static Hook openRoster(RosterAccess access) {
        return new OpenRoster(access);
    }

    /** @see Serve */
    static Hook serve(Service service) {
        return new Serve(service);
    }

    /** @see Regularly */
    static Hook regularly(Duration delay, Duration period, Runnable chore) {
        return new Regularly(delay, period, chore);
    }

    /** @see Provide */
    static <T> Hook provide(Class<T> port, T part) {
        return new Provide<>(port, part);
    }

    /** @see OnIqToService */
    static Hook iqToService(Iq.Type type, Name payload, Claim claim, IqHandler handler) {
        return new OnIqToService(type, payload, claim, handler);
    }

    /** @see StandIn */
    static Hook standIn(Replacement replacement) {
        return new StandIn(replacement);
    }

    /** @see OnComponent */
    static Hook fromComponent(ComponentFilter filter) {
        return new OnComponent(filter);
    }

    /** @see OfferCommand */
    static Hook command(Command command) {
        return new OfferCommand(command);
    }
}
