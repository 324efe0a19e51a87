package im.parley.feature.presence;

import static im.parley.server.spi.Hook.hold;
import static im.parley.server.spi.Hook.iqToAccount;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Hook.presenceToAccount;
import static im.parley.server.spi.Phase.APPLY;
import static im.parley.server.spi.Phase.GUARD;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.ServerEvent.ViewChanged;
import im.parley.server.spi.ServerEvent.VisibilityChanged;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * RFC 6121 section 4: Exchanging Presence Information. Tells subscribers, the user's other resources and whom presence
 * was directed to when a resource comes, changes and goes, and answers probes.
 */
@ServerFeature
final class PresenceState implements Feature {
    private static final StanzaError NO_PRESENCE_SHARED = Condition.SERVICE_UNAVAILABLE.error();

    private final RosterStore rosters;
    private final Sessions sessions;
    private final PresenceOptions options;
    private final DirectedPresence directed;
    private final Broadcast broadcast;
    private final Probes probes;
    private final Visibility visibility;

    @Inject
    PresenceState(RosterStore rosters, Sessions sessions, Domains domains, Options options) {
        this.rosters = rosters;
        this.sessions = sessions;
        this.options = options.of(PresenceOptions.class);
        this.directed = new DirectedPresence(rosters, this.options.maxDirected());
        this.broadcast = new Broadcast(rosters, sessions, directed, this.options.forward());
        this.probes = new Probes(rosters, sessions, domains, directed, this.options.probeFullJid());
        this.visibility = new Visibility(rosters, sessions, directed, probes);
    }

    @Override
    public Spec spec() {
        return Spec.rfc(6121).processor(PresenceOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        List<Hook> hooks = new ArrayList<>(List.of(
                presenceSent(APPLY, this::sent),
                presenceToAccount(APPLY, this::received),
                hold(Presence.class, this::reaching),
                on(VisibilityChanged.class, visibility::changed),
                on(ViewChanged.class, visibility::viewChanged),
                on(SessionEnded.class, this::ended)));
        // DEVIATION: section 8.5.3.1 says SHOULD. Clients ask each other in rooms and before they subscribe, and a full
        // JID is known to whom it was given; so it is an option.
        if (options.iqPresenceRequired()) {
            hooks.add(iqToAccount(GUARD, this::asked));
        }
        return hooks;
    }

    private Verdict sent(Presence presence, Session sender) {
        if (presence.to().isPresent()) {
            return directed.sent(presence, presence.to().get(), sender);
        }
        return switch (presence.type()) {
            case AVAILABLE -> Verdict.PASS.then(available(presence, sender));
            case UNAVAILABLE -> Verdict.PASS.then(unavailable(presence, sender));
            // Section 4.3: a probe of a client must not lead to an error.
            case PROBE, ERROR, SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED -> Verdict.PASS;
        };
    }

    /** Sections 4.2.2 and 4.4.2. */
    private List<Effect> available(Presence presence, Session sender) {
        boolean initial = !sender.isAvailable();
        sender.presence(Optional.of(presence));
        Optional<Session.Hiding> hiding = sender.get(Session.HIDING);
        List<Effect> effects = new ArrayList<>(hiding.isPresent() ? List.of() : broadcast.available(presence, sender));
        if (initial) {
            effects.addAll(broadcast.othersTo(sender));
        }
        if (initial && hiding.map(Session.Hiding::probes).orElse(true)) {
            effects.addAll(probes.ask(sender));
        }
        return effects;
    }

    /** Section 4.5.2. */
    private List<Effect> unavailable(Presence presence, Session sender) {
        List<Effect> effects = broadcast.unavailable(presence, sender, sender.isVisible());
        sender.presence(Optional.empty());
        directed.clear(sender);
        return effects;
    }

    private Verdict received(Presence presence, Jid account) {
        return switch (presence.type()) {
            case PROBE -> probes.answer(presence, account);
            case ERROR -> Probes.isAboutProbe(presence) ? Verdict.drop("about a probe") : Verdict.PASS;
            case AVAILABLE, UNAVAILABLE, SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED -> Verdict.PASS;
        };
    }

    private Verdict reaching(Presence presence, Session recipient) {
        if (presence.type() == Presence.Type.UNAVAILABLE || presence.type() == Presence.Type.ERROR) {
            presence.from().ifPresent(from -> directed.forget(from, recipient));
        }
        return Verdict.PASS;
    }

    /** Section 4.5.2: the resource went without saying so. */
    private List<Effect> ended(SessionEnded event) {
        Session session = event.session();
        return broadcast.unavailable(CurrentPresence.unavailable(session), session, session.isVisible());
    }

    /** Section 8.5.3.1. */
    private Verdict asked(Iq iq, Jid account) {
        Optional<Jid> asking = iq.from();
        Optional<? extends Session> asked = iq.to().filter(Jid::isFull).flatMap(sessions::find);
        if (!iq.isRequest() || asking.isEmpty() || asked.isEmpty()) {
            return Verdict.PASS;
        }
        boolean known = asking.get().bare().equals(account)
                || asking.get().equals(account.domainJid())
                || rosters.load(account).showsPresenceTo(asking.get())
                || directed.reached(asked.get(), asking.get());
        return known ? Verdict.PASS : Verdict.bounce(NO_PRESENCE_SHARED);
    }
}
