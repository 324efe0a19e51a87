package im.parley.feature.ping;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;
import static im.parley.server.spi.Target.SERVICE;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.store.roster.RosterStore;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import jakarta.inject.Inject;
import java.util.List;

/** XEP-0199: XMPP Ping. Answers pings to the server and, on behalf of its users, to accounts. */
@ServerFeature
final class Ping implements Feature {
    private static final String NS = Namespaces.PING;
    private static final Name PING = Name.of(NS, "ping");

    private static final StanzaError HIDDEN = Condition.SERVICE_UNAVAILABLE.error();

    private final RosterStore rosters;

    @Inject
    Ping(RosterStore rosters) {
        this.rosters = rosters;
    }

    @Override
    public Spec spec() {
        return Spec.xep(199, "2.0.1").processor(NS);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS),
                advertise(SERVICE, NS),
                iqGet(PING, SERVER, (iq, sender) -> Reply.OK),
                iqGet(PING, SERVICE, (iq, sender) -> Reply.OK),
                iqGet(PING, OWN_ACCOUNT, (iq, sender) -> Reply.OK),
                iqGet(PING, ACCOUNT, this::pingAccount));
    }

    /** Section 4.4. Who may not see the account's presence is not told that it exists (RFC 6120 section 13.11). */
    private Reply pingAccount(Iq ping, Requester sender) {
        boolean trusted = sender.jid()
                .filter(jid -> rosters.load(sender.addressed()).showsPresenceTo(jid))
                .isPresent();
        return trusted ? Reply.OK : Reply.error(HIDDEN);
    }
}
