package im.parley.feature.presence;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Verdict;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Asks for the presence of contacts, and answers those who ask (RFC 6121 section 4.3). */
final class Probes {
    /** Marks what is no concern of the client: it neither sent the probe nor can make anything of its failure. */
    private static final String ID = "probe-";

    private final RosterStore rosters;
    private final Sessions sessions;
    private final Domains domains;
    private final DirectedPresence directed;
    private final boolean fullJid;
    private final CurrentPresence current;

    Probes(
            RosterStore rosters, Sessions sessions, Domains domains, DirectedPresence directed, boolean fullJid) {
        this.rosters = rosters;
        this.sessions = sessions;
        this.domains = domains;
        this.directed = directed;
        this.fullJid = fullJid;
        this.current = new CurrentPresence(sessions);
    }

    /** What a resource that has just become available asks of its contacts (sections 4.3.1 and 3.1.2). */
    List<Effect> ask(Session newcomer) {
        List<Effect> effects = new ArrayList<>();
        boolean alone = sessions.of(newcomer.account()).stream().filter(Session::isAvailable).limit(2).count() < 2;
        for (RosterItem item : rosters.load(newcomer.account()).items().values()) {
            boolean local = domains.serves(item.contact().domain());
            switch (item.subscription()) {
                case TO, BOTH -> probe(newcomer, item.contact(), local).ifPresent(effects::add);
                case NONE, FROM -> {
                    if (item.ask() && alone && !local) {
                        effects.add(requestAgain(newcomer.account(), item.contact()));
                    }
                }
            }
        }
        return effects;
    }

    /** What a resource asks that may see the presence of a contact again. */
    Optional<Effect> ask(Session session, Jid contact) {
        return probe(session, contact, domains.serves(contact.domain()));
    }

    /**
     * A contact of this server that has no available resource needs no probe. One that has is asked by the resource
     * itself, so that the answer goes to it alone; other servers are to get the bare JID (section 4.3), unless
     * the administrator wants it otherwise.
     */
    private Optional<Effect> probe(Session newcomer, Jid contact, boolean local) {
        if (local && sessions.of(contact).stream().noneMatch(Session::isVisible)) {
            return Optional.empty();
        }
        Header header = new Header(local || fullJid ? newcomer.jid() : newcomer.account(), contact, id(), "");
        return Optional.of(new Effect.Send(Presence.of(Presence.Type.PROBE).with(header)));
    }

    /** Section 3.1.2: a request that another server has not answered may have been lost. */
    private static Effect requestAgain(Jid account, Jid contact) {
        return new Effect.Send(Presence.of(Presence.Type.SUBSCRIBE).with(new Header(account, contact, id(), "")));
    }

    private static String id() {
        return ID + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
    }

    /** Whether an error is about a probe that this server made, or a request that it repeated. */
    static boolean isAboutProbe(Presence error) {
        return error.id().startsWith(ID);
    }

    /** Somebody asks for the presence of an account or a resource of it (section 4.3.2). */
    Verdict answer(Presence probe, Jid account) {
        Jid asking = probe.from().orElse(account);
        boolean subscribed = asking.bare().equals(account) || rosters.load(account).showsPresenceTo(asking);
        Optional<Jid> resource = probe.to().filter(Jid::isFull);
        List<Effect> answers = new ArrayList<>();
        if (subscribed && resource.isEmpty()) {
            answers.addAll(current.available(account, asking)); // rule 4
        }
        for (Session session : sessions.of(account)) {
            if (resource.isEmpty() || resource.get().equals(session.jid())) {
                answer(session, asking, subscribed, resource.isPresent()).ifPresent(answers::add);
            }
        }
        if (answers.isEmpty()) {
            answers.addAll(nothing(probe, account, subscribed, resource));
        }
        return Verdict.drop("answered").then(answers);
    }

    private List<Effect> nothing(Presence probe, Jid account, boolean subscribed, Optional<Jid> resource) {
        return subscribed
                ? current.none( // rule 3
                        reply(Presence.Type.UNAVAILABLE, probe, resource.orElse(account)),
                        account,
                        session -> resource.map(session.jid()::equals).orElse(true))
                : List.of(new Effect.Send(reply(Presence.Type.UNSUBSCRIBED, probe, account))); // rule 1
    }

    /** Asked by its full JID (section 4.3.2), or by whom presence was directed to (section 4.6.6): that it is there. */
    private Optional<Effect> answer(Session session, Jid asking, boolean subscribed, boolean byResource) {
        boolean seen = subscribed && session.isVisible();
        boolean told = seen && !byResource;
        return !told && (seen || directed.reached(session, asking))
                ? Optional.of(new Effect.Send(Presence.of(Presence.Type.AVAILABLE)
                        .with(new Header(session.jid(), asking, "", ""))))
                : Optional.empty();
    }

    /** Section 4.3.2.1: with the id of the probe. */
    private static Presence reply(Presence.Type type, Presence probe, Jid from) {
        return Presence.of(type).with(new Header(from, probe.header().from(), probe.id(), ""));
    }
}
