package im.parley.feature.presence;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Session;
import im.parley.server.spi.Verdict;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.SubscriptionRequest;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.StanzaText;
import java.util.ArrayList;
import java.util.List;

/** Requests that wait for the user's answer, and are shown at each log-in until it comes (RFC 6121 section 3.1.3). */
final class PendingRequests {
    /** Whether the waiting requests were shown in this presence session. */
    private static final Session.Key<Boolean> SHOWN = new Session.Key<>("subscription requests shown");

    private final RosterStore rosters;
    private final SubscriptionOptions options;

    PendingRequests(RosterStore rosters, SubscriptionOptions options) {
        this.rosters = rosters;
        this.options = options;
    }

    /** A new request, addressed to the bare JID (rules 3 and 4). */
    Verdict receive(Presence request, Jid account) {
        if (rosters.requests(account).size() >= options.maxRequests()) {
            return Verdict.drop("too many requests wait for an answer");
        }
        rosters.requestReceived(account, request.from().orElseThrow(), text(request));
        List<Effect> effects = new ArrayList<>();
        if (options.acknowledge()) { // first: a client may answer at once, and its presence must come later
            Header back = new Header(request.header().to(), request.header().from(), request.id(), "");
            effects.add(new Effect.Send(Presence.of(Presence.Type.UNAVAILABLE).with(back)));
        }
        effects.add(new Effect.ToSessionsAsIs(account, Session::isAvailable, request));
        return Verdict.drop("delivered to available resources").then(effects);
    }

    /**
     * DEVIATION: rule 4 wants the complete stanza to be kept; strangers could fill the database with that, so the
     * security warning of section 3.1.3 is heeded and a large one is kept without its content.
     */
    private String text(Presence request) {
        String text = StanzaText.write(request);
        return text.length() <= options.maxRequestSize() ? text : StanzaText.write(request.with(Content.EMPTY));
    }

    /** A resource broadcasts presence; when it has just become available, it gets the requests. */
    List<Effect> show(Presence broadcast, Session session) {
        if (broadcast.type() == Presence.Type.UNAVAILABLE) {
            session.remove(SHOWN);
        }
        if (broadcast.type() != Presence.Type.AVAILABLE || session.get(SHOWN).isPresent()) {
            return List.of();
        }
        session.put(SHOWN, true);
        return rosters.requests(session.account()).stream()
                .map(SubscriptionRequest::presenceXml)
                .flatMap(text -> StanzaText.read(text).stream())
                .<Effect>map(request -> new Effect.ToSession(session, request))
                .toList();
    }
}
