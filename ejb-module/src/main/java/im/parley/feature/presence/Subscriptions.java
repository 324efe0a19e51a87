package im.parley.feature.presence;

import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Hook.presenceToAccount;
import static im.parley.server.spi.Hook.streamFeature;
import static im.parley.server.spi.Phase.APPLY;

import im.parley.feature.presence.SubscriptionState.Half;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.PerDomain;
import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerEvent.RosterChanged;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.server.spi.option.DomainOptions;
import im.parley.server.spi.option.RosterSizeOptions;
import im.parley.store.UnitOfWork;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * RFC 6121 section 3: Managing Presence Subscriptions. Who may see whose presence, by the states of appendix A, with
 * approval in advance (section 3.4).
 */
@ServerFeature
final class Subscriptions implements Feature {
    private static final Name PRE_APPROVAL = Name.of("urn:xmpp:features:pre-approval", "sub");

    private final RosterStore rosters;
    private final PendingRequests requests;
    private final CurrentPresence current;
    private final OutboundSubscription outbound;
    private final InboundSubscription inbound;

    @Inject
    Subscriptions(RosterStore rosters, UnitOfWork units, Sessions sessions, Domains domains, Options options) {
        SubscriptionOptions own = options.of(SubscriptionOptions.class);
        Ledger ledger = new Ledger(rosters, units, options.of(RosterSizeOptions.class));
        this.rosters = rosters;
        this.requests = new PendingRequests(rosters, own);
        this.current = new CurrentPresence(sessions);
        this.outbound = new OutboundSubscription(ledger, current);
        PerDomain<Boolean> autoAuthorize = new PerDomain<>(domains, set -> Optional.ofNullable(
                        set.get(DomainOptions.AUTO_AUTHORIZE))
                .map(Boolean::parseBoolean)
                .orElse(own.autoAuthorize()));
        this.inbound = new InboundSubscription(ledger, requests, current, sessions, autoAuthorize);
    }

    @Override
    public Spec spec() {
        return Spec.rfc(6121).processor(SubscriptionOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                streamFeature(stream ->
                        stream.authenticated() ? Optional.of(Element.of(PRE_APPROVAL)) : Optional.empty()),
                presenceSent(APPLY, this::sent),
                presenceToAccount(APPLY, this::received),
                on(RosterChanged.class, this::contactRemoved),
                on(AccountRemoved.class, this::accountRemoved));
    }

    private Verdict sent(Presence presence, Session sender) {
        if (presence.type().isSubscription()) {
            return outbound.judge(presence, sender.account());
        }
        return presence.to().isPresent() ? Verdict.PASS : Verdict.PASS.then(requests.show(presence, sender));
    }

    private Verdict received(Presence presence, Jid account) {
        return presence.type().isSubscription() ? inbound.judge(presence, account) : Verdict.PASS;
    }

    /** Section 2.5.2: who is removed from a roster loses the subscriptions, and a request is denied. */
    private List<Effect> contactRemoved(RosterChanged event) {
        Optional<RosterItem> before = event.update().before();
        if (before.isEmpty() || event.update().after().isPresent()) {
            return List.of();
        }
        Jid contact = before.get().contact();
        boolean requested = rosters.requestAnswered(event.account(), contact);
        SubscriptionState state = SubscriptionState.of(before, requested);
        List<Effect> effects = new ArrayList<>();
        if (state.showsPresence()) {
            effects.addAll(current.unavailable(event.account(), contact));
        }
        if (state.to() != Half.NONE) {
            effects.add(send(Presence.Type.UNSUBSCRIBE, event.account(), contact));
        }
        if (state.from() != Half.NONE) {
            effects.add(send(Presence.Type.UNSUBSCRIBED, event.account(), contact));
        }
        return effects;
    }

    /** Those who saw the account, or were seen by it, are told as if it had removed each of them. */
    private List<Effect> accountRemoved(AccountRemoved event) {
        List<Effect> effects = new ArrayList<>();
        for (Jid watched : event.watched()) {
            effects.add(send(Presence.Type.UNSUBSCRIBE, event.account(), watched));
        }
        for (Jid watcher : event.watchers()) {
            effects.addAll(current.unavailable(event.account(), watcher));
            effects.add(send(Presence.Type.UNSUBSCRIBED, event.account(), watcher));
        }
        return effects;
    }

    private static Effect send(Presence.Type type, Jid account, Jid contact) {
        return new Effect.Send(Presence.of(type).withFrom(account).withTo(contact));
    }
}
