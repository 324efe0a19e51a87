package im.parley.server.route;

import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.Service;
import im.parley.server.spi.Spec;
import im.parley.server.spi.StreamView;
import im.parley.server.spi.Target;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What all loaded features attach, in the form in which it is needed. Built once at boot, immutable afterwards. */
public final class FeatureTable implements Catalogue {
    private final Map<IqKey, Handlers.IqHandler> iqs;
    private final Map<IqKey, List<Hook.OnIqToService>> claims;
    private final Map<IqKey, List<Hook.OnParticularIq>> particular;
    private final Map<Name, Handlers.NonzaHandler> nonzas;
    private final List<Hook> hooks;
    private final List<Spec> specs;
    private final Filters<Message> messages;
    private final Filters<Presence> presences;
    private final Filters<Iq> requests;
    private final List<Handlers.DeliveryFilter<Message>> unreachable;
    private final List<Handlers.DeliveryFilter<Message>> undeliverable;
    private final List<Handlers.DeliveryFilter<Message>> nobody;
    private final List<Handlers.DeliveryFilter<Message>> departures;
    private final List<Handlers.UnseenHandler> unseen;
    private final List<Handlers.RoutedHandler> routed;
    private final List<Handlers.CopyTest> copies;
    private final List<Handlers.StreamFeature> streamFeatures;
    private final InlineTable inline;
    private final Told told;

    private record IqKey(Iq.Type type, Name payload, Target target) {}

    /**
     * The filters of one kind of stanza, in the order in which they run.
     *
     * @param sent for what local sessions sent
     * @param delivery for what is addressed to local accounts
     * @param behalf for what the server sends on behalf of local accounts
     * @param hold for what is about to reach a session
     */
    record Filters<S extends Stanza>(
            List<Handlers.SentFilter<S>> sent,
            List<Handlers.DeliveryFilter<S>> delivery,
            List<Handlers.DeliveryFilter<S>> behalf,
            List<Handlers.HoldFilter<S>> hold) {}

    private FeatureTable(List<Feature> features) {
        List<Feature> sorted = new ArrayList<>(features);
        sorted.sort(Comparator.comparing(feature -> feature.getClass().getName()));
        specs = sorted.stream().map(Feature::spec).toList();
        List<List<Hook>> byFeature = sorted.stream().map(Feature::hooks).toList();
        hooks = byFeature.stream().flatMap(List::stream).toList();
        told = new Told(byFeature);
        iqs = iqHandlers();
        claims = hooks(Hook.OnIqToService.class).stream()
                .collect(Collectors.groupingBy(hook -> new IqKey(hook.type(), hook.payload(), Target.SERVICE)));
        particular = hooks(Hook.OnParticularIq.class).stream()
                .collect(Collectors.groupingBy(hook -> new IqKey(hook.type(), hook.payload(), hook.target())));
        nonzas = nonzaHandlers();
        messages = filters(Message.class);
        presences = filters(Presence.class);
        requests = filters(Iq.class);
        unreachable = hooks(Hook.OnUnreachable.class).stream().map(Hook.OnUnreachable::filter).toList();
        inline = new InlineTable(this);
        undeliverable = hooks(Hook.OnUndeliverable.class).stream()
                .map(Hook.OnUndeliverable::filter)
                .toList();
        nobody = hooks(Hook.OnNobody.class).stream().map(Hook.OnNobody::filter).toList();
        departures = hooks(Hook.OnDeparture.class).stream().map(Hook.OnDeparture::filter).toList();
        unseen = hooks(Hook.OnUnseen.class).stream().map(Hook.OnUnseen::handler).toList();
        routed = hooks(Hook.OnRouted.class).stream().map(Hook.OnRouted::handler).toList();
        copies = hooks(Hook.HasCopy.class).stream().map(Hook.HasCopy::test).toList();
        streamFeatures = hooks(Hook.OfferStreamFeature.class).stream().map(Hook.OfferStreamFeature::offer).toList();
    }

    /**
     * Builds the table.
     *
     * @throws IllegalStateException when two features handle the same request or nonza
     */
    public static FeatureTable of(List<Feature> features) {
        return new FeatureTable(features);
    }

    @Override
    public <H extends Hook> List<H> hooks(Class<H> kind) {
        return hooks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private Map<IqKey, Handlers.IqHandler> iqHandlers() {
        Map<IqKey, Handlers.IqHandler> handlers = new HashMap<>();
        for (Hook.OnIq hook : hooks(Hook.OnIq.class)) {
            IqKey key = new IqKey(hook.type(), hook.payload(), hook.target());
            if (handlers.put(key, hook.handler()) != null) {
                throw new IllegalStateException("Two features handle " + key);
            }
        }
        return Map.copyOf(handlers);
    }

    private Map<Name, Handlers.NonzaHandler> nonzaHandlers() {
        Map<Name, Handlers.NonzaHandler> handlers = new HashMap<>();
        for (Hook.OnNonza hook : hooks(Hook.OnNonza.class)) {
            if (handlers.put(hook.name(), hook.handler()) != null) {
                throw new IllegalStateException("Two features handle " + hook.name());
            }
        }
        return Map.copyOf(handlers);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a hook for a kind, or for all stanzas, takes any of that kind
    private <S extends Stanza> Filters<S> filters(Class<S> kind) {
        List<Hook.OnSent> sent = new ArrayList<>(hooks(Hook.OnSent.class));
        sent.removeIf(hook -> !hook.kind().isAssignableFrom(kind));
        sent.sort(Comparator.comparing(Hook.OnSent::phase));
        List<Hook.OnDelivery> delivery = new ArrayList<>(hooks(Hook.OnDelivery.class));
        delivery.removeIf(hook -> !hook.kind().isAssignableFrom(kind));
        delivery.sort(Comparator.comparing(Hook.OnDelivery::phase));
        List<Hook.OnBehalf> behalf = new ArrayList<>(hooks(Hook.OnBehalf.class));
        behalf.removeIf(hook -> !hook.kind().isAssignableFrom(kind));
        List<Hook.OnHold> hold = new ArrayList<>(hooks(Hook.OnHold.class));
        hold.removeIf(hook -> !hook.kind().isAssignableFrom(kind));
        return new Filters<>(
                sent.stream().map(hook -> (Handlers.SentFilter<S>) hook.filter()).toList(),
                delivery.stream().map(hook -> (Handlers.DeliveryFilter<S>) hook.filter()).toList(),
                behalf.stream().map(hook -> (Handlers.DeliveryFilter<S>) hook.filter()).toList(),
                hold.stream().map(hook -> (Handlers.HoldFilter<S>) hook.filter()).toList());
    }

    Filters<Message> messages() {
        return messages;
    }

    Filters<Presence> presences() {
        return presences;
    }

    Filters<Iq> iqs() {
        return requests;
    }

    List<Handlers.DeliveryFilter<Message>> unreachable() {
        return unreachable;
    }

    List<Handlers.CopyTest> copies() {
        return copies;
    }

    List<Handlers.DeliveryFilter<Message>> undeliverable() {
        return undeliverable;
    }

    List<Handlers.DeliveryFilter<Message>> nobody() {
        return nobody;
    }

    List<Handlers.DeliveryFilter<Message>> departures() {
        return departures;
    }

    List<Handlers.UnseenHandler> unseen() {
        return unseen;
    }

    List<Handlers.RoutedHandler> routed() {
        return routed;
    }

    Optional<Handlers.IqHandler> handler(Iq.Type type, Element payload, Target target) {
        IqKey key = new IqKey(type, payload.name(), target);
        List<Hook.OnParticularIq> some = particular.getOrDefault(key, List.of());
        for (Hook.OnParticularIq one : some) {
            if (one.claim().test(payload)) {
                return Optional.of(one.handler());
            }
        }
        return Optional.ofNullable(iqs.get(key));
    }

    /** The handler that claims a request to the domain of a service. */
    Optional<Handlers.IqHandler> claimed(Iq.Type type, Element payload, Jid domain) {
        return claims.getOrDefault(new IqKey(type, payload.name(), Target.SERVICE), List.of()).stream()
                .filter(hook -> hook.claim().claims(payload, domain))
                .findFirst()
                .map(Hook.OnIqToService::handler);
    }

    /** The handler of a nonza on a stream with a session. */
    public Optional<Handlers.NonzaHandler> handler(Name nonza) {
        return Optional.ofNullable(nonzas.get(nonza));
    }

    /** The elements that features add to {@code <stream:features/>} of this stream now. */
    public List<Element> streamFeatures(StreamView stream) {
        List<Element> offered = new ArrayList<>();
        for (Handlers.StreamFeature feature : streamFeatures) {
            feature.offer(stream).ifPresent(offered::add);
        }
        return offered;
    }

    /** What features add to the log-in by SASL2 and Bind 2. */
    public InlineTable inline() {
        return inline;
    }

    /** Tells the features of an event and passes on what they want done. */
    public void raise(ServerEvent event, Consumer<List<Effect>> perform) {
        for (Hook hook : hooks) {
            if (hook instanceof Hook.OnEvent<?> listener && listener.kind().isInstance(event)) {
                try {
                    perform.accept(call(listener, event));
                } catch (RuntimeException thrown) {
                    Trouble.log(thrown, "to tell of an event");
                }
            }
        }
    }

    private static <E extends ServerEvent> List<Effect> call(Hook.OnEvent<E> listener, ServerEvent event) {
        return listener.handler().on(listener.kind().cast(event));
    }

    @Override
    public List<String> features(Target target) {
        return hooks(Hook.Advertise.class).stream()
                .filter(hook -> hook.target() == target)
                .map(Hook.Advertise::feature)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public <H extends Hook.Disclosure> List<H> told(Class<H> kind, Target target, Jid entity) {
        return told.of(kind, target, entity);
    }

    @Override
    public List<Service> services() {
        return hooks(Hook.Serve.class).stream().map(Hook.Serve::service).toList();
    }

    @Override
    public List<Spec> specs() {
        return specs;
    }
}
