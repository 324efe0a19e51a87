package im.parley.feature.presence;

import im.parley.feature.presence.SubscriptionState.Half;
import im.parley.feature.presence.SubscriptionState.Step;
import im.parley.server.spi.option.RosterSizeOptions;
import im.parley.store.UnitOfWork;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.RosterUpdate;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Writes down what subscription stanzas change: the roster item and the unanswered request together. */
final class Ledger {
    private final RosterStore rosters;
    private final UnitOfWork units;
    private final RosterSizeOptions size;

    Ledger(RosterStore rosters, UnitOfWork units, RosterSizeOptions size) {
        this.rosters = rosters;
        this.units = units;
        this.size = size;
    }

    /**
     * What became of a subscription.
     *
     * @param before the state before
     * @param step where the stanza led
     * @param update what was done to the roster
     */
    record Change(SubscriptionState before, Step step, RosterUpdate update) {}

    /** The user sent a stanza to the contact (appendix A.2). */
    Change sent(Presence.Type type, Jid account, Jid contact) {
        // The user's own wish to see the contact has nothing to do with the contact's request.
        boolean answers = type == Presence.Type.SUBSCRIBED || type == Presence.Type.UNSUBSCRIBED;
        return change(account, contact, answers, state -> state.sends(type), (before, after) -> switch (type) {
            // Section 3.4.2: there is nothing to approve yet, so it holds for a request to come.
            case SUBSCRIBED -> after.withApproved(after.approved() || before.from() == Half.NONE);
            case UNSUBSCRIBED -> after.withApproved(false);
            case SUBSCRIBE, UNSUBSCRIBE, AVAILABLE, UNAVAILABLE, PROBE, ERROR -> after;
        });
    }

    /** The contact sent a stanza to the user (appendix A.3), other than a request. */
    Change received(Presence.Type type, Jid account, Jid contact) {
        boolean withdraws = type == Presence.Type.UNSUBSCRIBE;
        return change(account, contact, withdraws, state -> state.receives(type), (before, after) -> after);
    }

    private interface Approval {
        RosterItem in(SubscriptionState before, RosterItem after);
    }

    /**
     * @param settles whether a request of the contact is settled by this; then it must be taken first, so that of two
     *     answers to one request only one counts
     */
    private Change change(
            Jid account, Jid contact, boolean settles, Function<SubscriptionState, Step> rule, Approval approval) {
        return units.call(() -> {
            boolean requested = settles && rosters.requestAnswered(account, contact);
            RosterUpdate update = rosters.update(account, contact, item -> {
                SubscriptionState before = SubscriptionState.of(item, requested);
                RosterItem known = item.orElseGet(() -> RosterItem.of(contact));
                return worthKeeping(item, approval.in(before, rule.apply(before).state().in(known)));
            });
            SubscriptionState before = SubscriptionState.of(update.before(), requested);
            return new Change(before, rule.apply(before), update);
        });
    }

    /** A contact that was not in the roster is added only when there is something to say of it. */
    private static Optional<RosterItem> worthKeeping(Optional<RosterItem> before, RosterItem after) {
        return before.isEmpty() && after.equals(RosterItem.of(after.contact())) ? before : Optional.of(after);
    }

    /** Grants the contact's request without asking the user; the approval given in advance is used up by it. */
    RosterUpdate grant(Jid account, Jid contact, UnaryOperator<RosterItem> also) {
        return units.call(() -> {
            rosters.requestAnswered(account, contact);
            return rosters.update(account, contact, item -> {
                RosterItem known = item.orElseGet(() -> RosterItem.of(contact));
                SubscriptionState granted = SubscriptionState.of(item, false).withFrom(Half.SUBSCRIBED);
                return Optional.of(also.apply(granted.in(known).withApproved(false)));
            });
        });
    }

    /** The state with a contact now. */
    SubscriptionState state(Jid account, Jid contact) {
        SubscriptionState inRoster = SubscriptionState.of(item(account, contact), false);
        return inRoster.from() == Half.NONE && isRequested(account, contact)
                ? inRoster.withFrom(Half.PENDING)
                : inRoster;
    }

    /** The contact in the roster. */
    Optional<RosterItem> item(Jid account, Jid contact) {
        return Optional.ofNullable(rosters.load(account).items().get(contact));
    }

    /** Whether the roster has the contact or may have one more. */
    boolean hasRoom(Jid account, Jid contact) {
        if (size.max() == 0) {
            return true;
        }
        var items = rosters.load(account).items();
        return size.hasRoom(items.size()) || items.containsKey(contact);
    }

    private boolean isRequested(Jid account, Jid contact) {
        return rosters.requests(account).stream().anyMatch(request -> request.from().equals(contact));
    }
}
