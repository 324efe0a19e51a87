package im.parley.feature.presence;

import im.parley.feature.presence.Ledger.Change;
import im.parley.server.spi.Effect;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.server.spi.Verdict;
import im.parley.store.roster.RosterUpdate;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a user's own subscription stanzas do (RFC 6121 sections 3.1.2, 3.1.5, 3.2.2, 3.3.2 and 3.4.2). */
final class OutboundSubscription {
    private static final StanzaError NOBODY = Condition.BAD_REQUEST.because("a subscription is with somebody: 'to'");

    private static final StanzaError FULL = Condition.RESOURCE_CONSTRAINT.because("the roster is full");

    private final Ledger ledger;
    private final CurrentPresence current;

    OutboundSubscription(Ledger ledger, CurrentPresence current) {
        this.ledger = ledger;
        this.current = current;
    }

    Verdict judge(Presence sent, Jid account) {
        // Section 3.1.2: a full address means the bare one; section 3: the sender is stamped with the bare one.
        Jid contact = sent.to().orElseThrow(() -> new Refusal(NOBODY)).bare();
        if (contact.equals(account)) {
            return Verdict.drop("everybody sees their own presence");
        }
        if (addsContact(sent.type()) && !ledger.hasRoom(account, contact)) {
            throw new Refusal(FULL);
        }
        Presence stamped = sent.withFrom(account).withTo(contact);
        Change change = ledger.sent(sent.type(), account, contact);
        return switch (sent.type()) {
            case SUBSCRIBE -> ask(stamped, account, change);
            case UNSUBSCRIBE -> Verdict.replace(stamped).then(told(account, change.update()));
            case SUBSCRIBED -> approve(stamped, account, change);
            case UNSUBSCRIBED -> cancel(stamped, account, change);
            case AVAILABLE, UNAVAILABLE, PROBE, ERROR -> Verdict.PASS;
        };
    }

    private static boolean addsContact(Presence.Type type) {
        return type == Presence.Type.SUBSCRIBE || type == Presence.Type.SUBSCRIBED;
    }

    /**
     * DEVIATION: section 3.1.2 has the roster push follow the request. A contact of this server may have approved in
     * advance and answers at once; the push of that answer must be the last that clients see.
     */
    private static Verdict ask(Presence stamped, Jid account, Change change) {
        List<Effect> effects = new ArrayList<>(told(account, change.update()));
        effects.add(new Effect.Send(stamped));
        return Verdict.drop("sent after the roster push").then(effects);
    }

    /** Sections 3.1.5 and 3.4.2. */
    private Verdict approve(Presence stamped, Jid account, Change change) {
        List<Effect> effects = new ArrayList<>(told(account, change.update()));
        if (!change.step().passedOn()) {
            return Verdict.drop("nothing to approve yet").then(effects);
        }
        effects.addAll(current.available(account, stamped.to().orElseThrow()));
        return Verdict.replace(stamped).then(effects);
    }

    /** Section 3.2.2: first the unavailable presence, while the contact still expects presence. */
    private Verdict cancel(Presence stamped, Jid account, Change change) {
        List<Effect> effects = new ArrayList<>();
        if (change.before().showsPresence()) {
            effects.addAll(current.unavailable(account, stamped.to().orElseThrow()));
        }
        if (change.step().passedOn()) {
            effects.add(new Effect.Send(stamped));
        }
        effects.addAll(told(account, change.update()));
        return Verdict.drop("sent after unavailable presence, or not at all").then(effects);
    }

    static List<Effect> told(Jid account, RosterUpdate update) {
        return update.changed()
                ? List.of(new Effect.Raise(new RosterChanged(account, update, Optional.empty())))
                : List.of();
    }
}
