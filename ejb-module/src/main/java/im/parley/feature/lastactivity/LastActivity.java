package im.parley.feature.lastactivity;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqToAccount;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.About;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Phase;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.store.lastactivity.LastActivityStore;
import im.parley.store.lastactivity.LastSeen;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * XEP-0012: Last Activity. Tells those who may see a user's presence when the user was last seen, and everybody for how
 * long the server has been running.
 */
@ServerFeature
final class LastActivity implements Feature {
    private static final String NS = "jabber:iq:last";
    private static final Name QUERY = Name.of(NS, "query");
    private static final int MAX_STATUS = 1024;

    private static final StanzaError FORBIDDEN =
            Condition.FORBIDDEN.because("only who may see the presence of a user may ask for it");
    private static final StanzaError NEVER_SEEN = Condition.SERVICE_UNAVAILABLE.error();

    private final About about;
    private final Clock clock;
    private final LastActivityStore store;
    private final RosterStore rosters;
    private final Sessions sessions;

    @Inject
    LastActivity(About about, Clock clock, LastActivityStore store, RosterStore rosters, Sessions sessions) {
        this.about = about;
        this.clock = clock;
        this.store = store;
        this.rosters = rosters;
        this.sessions = sessions;
    }

    @Override
    public Spec spec() {
        return Spec.xep(12, "2.0").processor(NS);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS),
                iqGet(QUERY, SERVER, this::tell),
                iqGet(QUERY, OWN_ACCOUNT, (iq, self) -> tellOf(self.addressed())),
                iqGet(QUERY, ACCOUNT, this::tellOfAccount),
                iqToAccount(Phase.GUARD, this::askedResource),
                presenceSent(Phase.MARK, this::leaving), // before APPLY makes the session unavailable
                on(SessionEnded.class, this::gone));
    }

    /** Section 5. */
    private Reply tell(Iq question, Requester sender) {
        return Reply.of(since(about.started(), ""));
    }

    /** Section 3. */
    private Reply tellOfAccount(Iq question, Requester sender) {
        boolean trusted = sender.jid().filter(asking -> maySee(asking, sender.addressed())).isPresent();
        return trusted ? tellOf(sender.addressed()) : Reply.error(FORBIDDEN);
    }

    private Reply tellOf(Jid account) {
        if (sessions.of(account).stream().anyMatch(Session::isVisible)) {
            return Reply.of(since(clock.instant(), ""));
        }
        return store.find(account)
                .map(seen -> Reply.of(since(seen.when(), seen.status())))
                .orElseGet(() -> Reply.error(NEVER_SEEN));
    }

    private Element since(Instant when, String status) {
        long seconds = Duration.between(when, clock.instant()).toSeconds();
        return Element.build(QUERY)
                .attribute("seconds", String.valueOf(Math.max(0, seconds)))
                .text(status)
                .build();
    }

    private boolean maySee(Jid asking, Jid account) {
        return asking.bare().equals(account) || rosters.load(account).showsPresenceTo(asking);
    }

    /** Section 4: resources answer themselves, but only those who may ask. */
    private Verdict askedResource(Iq iq, Jid account) {
        if (iq.type() != Iq.Type.GET || iq.to().filter(Jid::isFull).isEmpty() || !iq.has(QUERY)) {
            return Verdict.PASS;
        }
        return iq.from().filter(asking -> maySee(asking, account)).isPresent()
                ? Verdict.PASS
                : Verdict.bounce(FORBIDDEN);
    }

    private Verdict leaving(Presence presence, Session session) {
        if (presence.type() == Presence.Type.UNAVAILABLE && presence.to().isEmpty()) {
            keep(session, presence.child(Presence.STATUS).map(Element::text).orElse(""));
        }
        return Verdict.PASS;
    }

    private List<Effect> gone(SessionEnded event) {
        keep(event.session(), "");
        return List.of();
    }

    /** Of several resources the last to leave counts; an invisible one left when it became that (XEP-0186). */
    private void keep(Session session, String status) {
        boolean last = sessions.of(session.account()).stream()
                .noneMatch(other -> other.isVisible() && !other.jid().equals(session.jid()));
        if (session.isVisible() && last) {
            String bounded = status.length() <= MAX_STATUS ? status : status.substring(0, MAX_STATUS);
            store.put(session.account(), new LastSeen(clock.instant(), bounded));
        }
    }
}
