package im.parley.feature.pubsub.request;

import im.parley.feature.pubsub.node.Faults;
import im.parley.feature.pubsub.node.Host;
import im.parley.feature.pubsub.node.PubSub;
import im.parley.server.spi.Effect;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives each request to its use case, on the lane of the node, and makes the answer. */
public final class UseCases {
    private static final StanzaError BUSY =
            Condition.RESOURCE_CONSTRAINT.because("too much waits for this node").as(StanzaError.Type.WAIT);

    private final Ground ground;
    private final Map<Key, UseCase> all = new HashMap<>();

    private record Key(Iq.Type type, Name action) {}

    /**
     * @param hook hears of changes of items
     */
    public UseCases(Ground ground, PublishItems.PublishHook hook) {
        this.ground = ground;
        get(PubSub.of("subscriptions"), new OwnSubscriptions(ground));
        get(PubSub.of("affiliations"), new OwnAffiliations(ground));
        set(PubSub.of("subscribe"), new Subscribe(ground));
        set(PubSub.of("unsubscribe"), new Unsubscribe(ground));
        both(PubSub.of("options"), new SubscriptionOptions(ground));
        get(PubSub.of("default"), new DefaultOptions(ground));
        get(PubSub.of("items"), new RetrieveItems(ground));
        set(PubSub.of("publish"), new PublishItems(ground, hook));
        set(PubSub.of("retract"), new RetractItems(ground, hook));
        set(PubSub.of("create"), new CreateNode(ground));
        both(PubSub.owner("configure"), new ConfigureNode(ground));
        get(PubSub.owner("default"), new DefaultConfiguration());
        set(PubSub.owner("delete"), new DeleteNode(ground));
        set(PubSub.owner("purge"), new PurgeNode(ground));
        both(PubSub.owner("subscriptions"), new ManageSubscriptions(ground));
        both(PubSub.owner("affiliations"), new ManageAffiliations(ground));
    }

    private void get(Name action, UseCase useCase) {
        all.put(new Key(Iq.Type.GET, action), useCase);
    }

    private void set(Name action, UseCase useCase) {
        all.put(new Key(Iq.Type.SET, action), useCase);
    }

    private void both(Name action, UseCase useCase) {
        get(action, useCase);
        set(action, useCase);
    }

    /** Answers a request, now or later; the returned effects are only what needs no lane. */
    public List<Effect> take(Host host, Iq iq) {
        try {
            Request request = Request.of(host, iq);
            UseCase useCase = all.get(new Key(iq.type(), request.action().name()));
            if (useCase == null) {
                throw new Refusal(unknown(request));
            }
            Faults.unless(!ground.nodes().isBusy(host, request.node()), BUSY);
            ground.nodes().run(host, request.node(), iq, () -> answer(useCase, request));
            return List.of();
        } catch (Refusal refusal) {
            return List.of(new Effect.Send(iq.errorReply(refusal.error())));
        }
    }

    /** A known action that is asked for with the wrong type is malformed, another one is not implemented. */
    private StanzaError unknown(Request request) {
        Iq.Type other = request.iq().type() == Iq.Type.GET ? Iq.Type.SET : Iq.Type.GET;
        return all.containsKey(new Key(other, request.action().name()))
                ? Faults.MALFORMED
                : Condition.FEATURE_NOT_IMPLEMENTED.error();
    }

    private static List<Effect> answer(UseCase useCase, Request request) {
        Iq iq = request.iq();
        try {
            return effects(iq, useCase.answer(request));
        } catch (Refusal refusal) {
            return List.of(new Effect.Send(iq.errorReply(refusal.error())));
        }
    }

    private static List<Effect> effects(Iq iq, Outcome outcome) {
        Iq answer =
                switch (outcome) {
                    case Outcome.Done done -> result(iq, done.payload());
                    case Outcome.Partly partly ->
                        iq.with(Content.of(partly.failed())).errorReply(partly.error());
                };
        List<Effect> effects = new ArrayList<>(outcome.effects().size() + 1);
        // Who has the answer finds done what other features do about it.
        outcome.effects().stream().filter(Effect.Raise.class::isInstance).forEach(effects::add);
        effects.add(new Effect.Send(answer));
        outcome.effects().stream().filter(effect -> !(effect instanceof Effect.Raise)).forEach(effects::add);
        return effects;
    }

    private static Iq result(Iq iq, Optional<Element> payload) {
        return payload.map(iq::result).orElseGet(iq::result);
    }
}
