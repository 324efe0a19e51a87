package im.parley.feature.presence;

import im.parley.store.roster.RosterItem;
import im.parley.store.roster.Subscription;
import im.parley.wire.stanza.Presence;
import java.util.Optional;

/**
 * The state between a user and a contact, seen by the user (RFC 6121 appendix A.1). The nine states of the RFC are all
 * pairs of two independent halves, and each of the four stanzas moves one half alone: so eight rules of three lines
 * stand for the eight tables of appendices A.2 and A.3.
 *
 * @param to the user's subscription to the contact
 * @param from the contact's subscription to the user
 */
record SubscriptionState(Half to, Half from) {

    /** One direction. */
    enum Half {
        /** There is no subscription, and nobody asked for one. */
        NONE,
        /** There is a request that was not answered. */
        PENDING,
        /** There is a subscription. */
        SUBSCRIBED
    }

    /**
     * What a stanza leads to.
     *
     * @param state the new state
     * @param passedOn outbound: whether it is routed to the contact; inbound: whether it is delivered to the user
     */
    record Step(SubscriptionState state, boolean passedOn) {}

    /**
     * The state that the roster and the unanswered requests tell of.
     *
     * @param item the contact, if it is in the roster
     * @param requested whether the contact's request waits for the user's answer
     */
    static SubscriptionState of(Optional<RosterItem> item, boolean requested) {
        Subscription subscription = item.map(RosterItem::subscription).orElse(Subscription.NONE);
        boolean asked = item.map(RosterItem::ask).orElse(false);
        return switch (subscription) {
            case NONE -> new SubscriptionState(half(asked), half(requested));
            case TO -> new SubscriptionState(Half.SUBSCRIBED, half(requested));
            case FROM -> new SubscriptionState(half(asked), Half.SUBSCRIBED);
            case BOTH -> new SubscriptionState(Half.SUBSCRIBED, Half.SUBSCRIBED);
        };
    }

    private static Half half(boolean pending) {
        return pending ? Half.PENDING : Half.NONE;
    }

    /** Appendix A.2: the user sends a stanza to the contact. */
    Step sends(Presence.Type type) {
        return switch (type) {
            case SUBSCRIBE -> passOn(to == Half.NONE ? withTo(Half.PENDING) : this); // A.2.1
            case UNSUBSCRIBE -> passOn(withTo(Half.NONE)); // A.2.2
            case SUBSCRIBED -> from == Half.PENDING ? passOn(withFrom(Half.SUBSCRIBED)) : ignore(); // A.2.3
            case UNSUBSCRIBED -> from == Half.NONE ? ignore() : passOn(withFrom(Half.NONE)); // A.2.4
            case AVAILABLE, UNAVAILABLE, PROBE, ERROR -> throw notAbout(type);
        };
    }

    /** Appendix A.3: the contact sends a stanza to the user. */
    Step receives(Presence.Type type) {
        return switch (type) {
            case SUBSCRIBE -> from == Half.NONE ? passOn(withFrom(Half.PENDING)) : ignore(); // A.3.1
            case UNSUBSCRIBE -> from == Half.NONE ? ignore() : passOn(withFrom(Half.NONE)); // A.3.2
            case SUBSCRIBED -> to == Half.PENDING ? passOn(withTo(Half.SUBSCRIBED)) : ignore(); // A.3.3
            case UNSUBSCRIBED -> to == Half.NONE ? ignore() : passOn(withTo(Half.NONE)); // A.3.4
            case AVAILABLE, UNAVAILABLE, PROBE, ERROR -> throw notAbout(type);
        };
    }

    /** What the {@code subscription} attribute says of it. */
    Subscription subscription() {
        if (to == Half.SUBSCRIBED) {
            return from == Half.SUBSCRIBED ? Subscription.BOTH : Subscription.TO;
        }
        return from == Half.SUBSCRIBED ? Subscription.FROM : Subscription.NONE;
    }

    /** Whether the contact may see the user's presence. */
    boolean showsPresence() {
        return from == Half.SUBSCRIBED;
    }

    /** The contact in this state; the contact's own request does not show in a roster. */
    RosterItem in(RosterItem item) {
        return item.withSubscription(subscription()).withAsk(to == Half.PENDING);
    }

    SubscriptionState withTo(Half half) {
        return new SubscriptionState(half, from);
    }

    SubscriptionState withFrom(Half half) {
        return new SubscriptionState(to, half);
    }

    private static Step passOn(SubscriptionState next) {
        return new Step(next, true);
    }

    private Step ignore() {
        return new Step(this, false);
    }

    private static IllegalArgumentException notAbout(Presence.Type type) {
        return new IllegalArgumentException("not about subscriptions: " + type);
    }
}
