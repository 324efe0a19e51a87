package im.parley.server.admin;

import im.parley.server.session.BoundSession;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Performer;
import im.parley.server.spi.Session;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Facts;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stream.StreamError;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** Shows and ends sessions. */
@Singleton
public final class SessionsAdmin {
    private final SessionIndex index;
    private final Performer performer;
    private final Audit audit;

    /** Works on the sessions of this server. */
    @Inject
    public SessionsAdmin(SessionIndex index, Performer performer, Audit audit) {
        this.index = index;
        this.performer = performer;
        this.audit = audit;
    }

    /**
     * Which sessions are asked for; what is empty does not matter.
     *
     * @param domain those of a domain
     * @param part those whose address or network address contains that text
     * @param available those that have broadcast that they are there, or those that have not
     */
    public record Query(Optional<String> domain, String part, Optional<Boolean> available) {
        /** All sessions. */
        public static final Query ALL = new Query(Optional.empty(), "", Optional.empty());

        boolean matches(BoundSession session) {
            return domain.filter(name -> !session.jid().domain().equals(name)).isEmpty()
                    && available.filter(wanted -> wanted != session.isAvailable()).isEmpty()
                    && (part.isEmpty()
                            || session.jid().toString().contains(part)
                            || address(session.facts()).contains(part));
        }
    }

    /**
     * A page of the sessions in the order of their addresses. Who administers a domain must ask for that.
     *
     * @param after the full address of the last session of the page before, or empty
     */
    public Page<SessionView> list(Actor actor, Query query, String after, int limit) {
        query.domain.ifPresentOrElse(actor::requireDomain, actor::requireInstallation);
        Optional<Jid> behind = after.isEmpty() ? Optional.empty() : Optional.of(full(after, "after"));
        List<Jid> found = first(query, behind, Page.limit(limit) + 1);
        Page<Jid> page = Page.of(found, limit, Jid::toString);
        List<SessionView> views = page.items().stream()
                .flatMap(jid -> index.find(jid).stream())
                .map(SessionsAdmin::view)
                .toList();
        return new Page<>(views, page.next());
    }

    /** The first so many addresses: never more than these are kept while all are looked at. */
    private List<Jid> first(Query query, Optional<Jid> behind, int most) {
        PriorityQueue<Jid> kept = new PriorityQueue<>(Comparator.reverseOrder());
        index.forEach(session -> {
            boolean wanted = !session.isLeaving()
                    && behind.filter(jid -> session.jid().compareTo(jid) <= 0).isEmpty()
                    && query.matches(session);
            if (wanted) {
                kept.add(session.jid());
                if (kept.size() > most) {
                    kept.remove();
                }
            }
        });
        return kept.stream().sorted().toList();
    }

    /** The sessions of an account; its user may see them, too. */
    public List<SessionView> of(Actor actor, Jid account) {
        actor.requireAccount(account);
        return index.of(account).stream().map(SessionsAdmin::view).toList();
    }

    /** A session. */
    public SessionView get(Actor actor, Jid full) {
        actor.requireAccount(full);
        return index.find(full).map(SessionsAdmin::view).orElseThrow(() -> missing(full));
    }

    /** How many sessions a domain has. */
    public int count(Actor actor, String domain) {
        actor.requireDomain(domain);
        int[] count = {0};
        index.forEach(session -> count[0] += session.jid().domain().equals(domain) ? 1 : 0);
        return count[0];
    }

    /** How many sessions there are. */
    public int count(Actor actor) {
        actor.requireInstallation();
        return index.count();
    }

    /**
     * Ends a session, or all sessions of an account. The user may log in again.
     *
     * @param who a full or a bare address
     * @param reason what the client is told, or empty
     * @return how many there were; at least one
     */
    public int end(Actor actor, Jid who, String reason) {
        return audit.of(actor, Audit.Act.on(who, "session.end").saying(reason), () -> {
            actor.requireAccount(who);
            List<? extends Session> some =
                    who.isFull() ? index.find(who).stream().toList() : index.of(who);
            if (some.isEmpty()) {
                throw missing(who);
            }
            StreamError why = StreamError.of(
                    StreamError.Condition.POLICY_VIOLATION,
                    reason.isEmpty() ? "an administrator has ended this session" : reason);
            performer.perform(some.stream().<Effect>map(session -> new Effect.End(session, why)).toList());
            return some.size();
        });
    }

    private static Rejected missing(Jid who) {
        return Rejected.notFound("there is no session of " + who);
    }

    private static Jid full(String text, String field) {
        try {
            return Jid.of(text);
        } catch (InvalidJid invalid) {
            throw Rejected.invalid(field, "'" + text + "' is no address: " + invalid.getMessage());
        }
    }

    private static String address(Facts facts) {
        InetAddress address = facts.remote().getAddress();
        return address == null ? facts.remote().getHostString() : address.getHostAddress();
    }

    private static SessionView view(Session session) {
        Facts facts = session.facts();
        return new SessionView(
                session.jid(),
                session.since(),
                session.isConnected(),
                new SessionView.Connection(
                        address(facts),
                        facts.remote().getPort(),
                        facts.listener(),
                        facts.local().getPort(),
                        facts.tls().map(tls -> new SessionView.Tls(tls.protocol(), tls.cipher()))),
                session.presence().map(SessionsAdmin::availability));
    }

    private static SessionView.Availability availability(Presence presence) {
        return new SessionView.Availability(
                text(presence, Presence.SHOW), text(presence, Presence.STATUS), presence.priority());
    }

    private static String text(Presence presence, Name child) {
        return presence.content().first(child).map(Element::text).orElse("");
    }
}
