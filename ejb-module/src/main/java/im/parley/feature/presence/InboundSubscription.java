package im.parley.feature.presence;

import im.parley.feature.presence.Ledger.Change;
import im.parley.feature.presence.SubscriptionState.Half;
import im.parley.server.spi.Effect;
import im.parley.server.spi.PerDomain;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Verdict;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterUpdate;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the subscription stanzas of contacts do (RFC 6121 sections 3.1.3, 3.1.6, 3.2.3 and 3.3.3). */
final class InboundSubscription {
    private final Ledger ledger;
    private final PendingRequests requests;
    private final CurrentPresence current;
    private final Sessions sessions;
    private final PerDomain<Boolean> autoAuthorize;

    InboundSubscription(
            Ledger ledger,
            PendingRequests requests,
            CurrentPresence current,
            Sessions sessions,
            PerDomain<Boolean> autoAuthorize) {
        this.ledger = ledger;
        this.requests = requests;
        this.current = current;
        this.sessions = sessions;
        this.autoAuthorize = autoAuthorize;
    }

    Verdict judge(Presence received, Jid account) {
        Optional<Jid> contact = received.from().map(Jid::bare);
        if (contact.isEmpty() || contact.get().equals(account)) {
            return Verdict.drop("everybody sees their own presence");
        }
        if (received.type() != Presence.Type.SUBSCRIBE && isForNobody(received)) {
            return Verdict.drop("no such resource (section 8.5.3.2.2)");
        }
        Presence presence = received.withFrom(contact.get()).withTo(account);
        return switch (received.type()) {
            case SUBSCRIBE -> request(presence, account, contact.get());
            case UNSUBSCRIBE -> unsubscribe(presence, account, contact.get());
            case SUBSCRIBED, UNSUBSCRIBED -> answer(presence, account, contact.get());
            case AVAILABLE, UNAVAILABLE, PROBE, ERROR -> Verdict.PASS;
        };
    }

    private boolean isForNobody(Presence received) {
        return received.to().filter(Jid::isFull).filter(full -> sessions.find(full).isEmpty()).isPresent();
    }

    /** Section 3.1.3. */
    private Verdict request(Presence request, Jid account, Jid contact) {
        SubscriptionState state = ledger.state(account, contact);
        boolean approved = ledger.item(account, contact).map(RosterItem::approved).orElse(false);
        if (state.showsPresence()) { // rule 2
            return Verdict.drop("subscribed already").then(granted(request, account, contact, List.of()));
        }
        if (approved || autoAuthorize.of(account.domain())) { // rule 1
            return ledger.hasRoom(account, contact)
                    ? grant(request, account, contact)
                    : Verdict.drop("the roster is full");
        }
        return state.from() == Half.PENDING
                ? Verdict.drop("requested already")
                : requests.receive(request, account); // rules 3 and 4
    }

    private Verdict grant(Presence request, Jid account, Jid contact) {
        boolean returned = autoAuthorize.of(account.domain());
        RosterUpdate update = ledger.grant(
                account, contact, item -> returned && !seen(item) ? item.withAsk(true) : item);
        List<Effect> more = new ArrayList<>(OutboundSubscription.told(account, update));
        if (returned && update.after().map(RosterItem::ask).orElse(false)) {
            more.add(new Effect.Send(Presence.of(Presence.Type.SUBSCRIBE).withFrom(account).withTo(contact)));
        }
        return Verdict.drop("granted without asking").then(granted(request, account, contact, more));
    }

    private static boolean seen(RosterItem item) {
        return SubscriptionState.of(Optional.of(item), false).to() == Half.SUBSCRIBED;
    }

    /** The reply on behalf of the user, and what the contact may see from now on. */
    private List<Effect> granted(Presence request, Jid account, Jid contact, List<Effect> between) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Send(reply(Presence.Type.SUBSCRIBED, request)));
        effects.addAll(between);
        effects.addAll(current.available(account, contact));
        return effects;
    }

    /** Section 3.3.3 and appendix A.3.2. */
    private Verdict unsubscribe(Presence presence, Jid account, Jid contact) {
        Change change = ledger.received(presence.type(), account, contact);
        if (!change.step().passedOn()) {
            return Verdict.drop("not subscribed");
        }
        List<Effect> effects = new ArrayList<>();
        effects.add(told(presence, account, change));
        if (change.before().showsPresence()) {
            effects.addAll(current.unavailable(account, contact));
        }
        effects.add(new Effect.Send(reply(Presence.Type.UNSUBSCRIBED, presence)));
        return Verdict.drop("delivered to interested resources").then(effects);
    }

    /** Sections 3.1.6 and 3.2.3. */
    private Verdict answer(Presence presence, Jid account, Jid contact) {
        Change change = ledger.received(presence.type(), account, contact);
        return change.step().passedOn()
                ? Verdict.drop("delivered to interested resources").then(told(presence, account, change))
                : Verdict.drop("nobody asked for it");
    }

    private Effect told(Presence notice, Jid account, Change change) {
        // Where everything is granted, users are not bothered with who asked whom.
        Optional<Presence> shown = autoAuthorize.of(account.domain()) ? Optional.empty() : Optional.of(notice);
        return new Effect.Raise(new RosterChanged(account, change.update(), shown));
    }

    /** On behalf of the user; with the id of what it answers, as the examples of section 3.1.3 have it. */
    private static Presence reply(Presence.Type type, Presence to) {
        return Presence.of(type).with(new Header(to.header().to(), to.header().from(), to.id(), ""));
    }
}
