package im.parley.feature.privacy;

import static im.parley.server.spi.Hook.hold;
import static im.parley.server.spi.Hook.iqSent;
import static im.parley.server.spi.Hook.iqToAccount;
import static im.parley.server.spi.Hook.messageSent;
import static im.parley.server.spi.Hook.messageToAccount;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.onBehalf;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Hook.presenceToAccount;
import static im.parley.server.spi.Phase.GUARD;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * XEP-0016: Privacy Lists. Lets pass what the lists of both sides allow. Always there, so that what was blocked stays
 * blocked when the commands to change it are switched off.
 */
@ServerFeature
final class Enforcement implements Feature {
    /** XEP-0191 section 3.3: the user appears to be offline. */
    private static final StanzaError OFFLINE = Condition.SERVICE_UNAVAILABLE.error();

    private static final StanzaError BLOCKED = Condition.NOT_ACCEPTABLE
            .because("you have blocked communication with that address")
            .with(Element.of(Name.of("urn:xmpp:blocking:errors", "blocked")))
            .as(StanzaError.Type.CANCEL);

    private static final String MUC_USER = "http://jabber.org/protocol/muc#user";
    private static final Name OCCUPANT = Name.of(MUC_USER, "x");
    private static final Name INVITE = Name.of(MUC_USER, "invite");

    private final Lists lists;
    private final Sessions sessions;

    @Inject
    Enforcement(Lists lists, Sessions sessions) {
        this.lists = lists;
        this.sessions = sessions;
    }

    @Override
    public Spec spec() {
        return Spec.xep(16, "1.7");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                messageSent(GUARD, this::sent),
                presenceSent(GUARD, this::sent),
                iqSent(GUARD, this::sent),
                messageToAccount(GUARD, this::received),
                presenceToAccount(GUARD, this::received),
                iqToAccount(GUARD, this::received),
                onBehalf(Stanza.class, this::onBehalfOf),
                hold(Stanza.class, this::reaching),
                on(SessionEnded.class, this::ended));
    }

    private Verdict sent(Stanza stanza, Session sender) {
        Optional<Jid> to = stanza.to();
        return to.isPresent() && lists.denies(sender.jid(), to.get(), Traffic.out(stanza))
                ? Verdict.bounce(BLOCKED)
                : Verdict.PASS;
    }

    private Verdict received(Stanza stanza, Jid account) {
        Optional<Jid> from = stanza.from();
        if (from.isEmpty() || lists.all(account).isEmpty()) {
            return Verdict.PASS;
        }
        Traffic traffic = Traffic.in(stanza);
        Jid to = stanza.to().filter(Jid::isFull).orElse(account);
        if (!lists.denies(to, from.get(), traffic) || (to.isBare() && someoneAllows(account, from.get(), traffic))) {
            return Verdict.PASS;
        }
        return stanza instanceof Presence || isFromRoom(stanza)
                ? Verdict.drop("blocked by the recipient")
                : Verdict.bounce(OFFLINE);
    }

    /**
     * XEP-0045 section 18.1.2: a room takes an error for a sign that the occupant cannot be reached any more. Whoever is
     * blocked there would throw out of the room who has blocked him, with any word.
     */
    private static boolean isFromRoom(Stanza stanza) {
        return stanza instanceof Message message
                && (message.type() == Message.Type.GROUPCHAT
                        || message.from().filter(Jid::isFull).isPresent()
                                && message.child(OCCUPANT).filter(x -> !x.has(INVITE)).isPresent());
    }

    /** A resource with an active list of its own may want what the default list denies (section 2.2, rule 1). */
    private boolean someoneAllows(Jid account, Jid from, Traffic traffic) {
        return lists.anyActive()
                && sessions.of(account).stream()
                        .map(Session::jid)
                        .anyMatch(resource -> lists.active(resource).isPresent()
                                && !lists.denies(resource, from, traffic));
    }

    /** What the server makes of the user's presence and subscriptions is the user's, too. */
    private Verdict onBehalfOf(Stanza stanza, Jid account) {
        return lists.denies(stanza.from().orElse(account), stanza.to().orElse(account), Traffic.out(stanza))
                ? Verdict.drop("blocked by the sender")
                : Verdict.PASS;
    }

    /**
     * What was let pass for the account meets the lists of its resources, if there are any such; and subscription
     * requests that were kept come here without having been judged. Lists and rosters come from memory, save for a
     * recipient whose data have not been asked for in a long time.
     */
    private Verdict reaching(Stanza stanza, Session recipient) {
        boolean kept = stanza instanceof Presence presence && presence.type().isSubscription();
        if (!kept && !lists.anyActive()) {
            return Verdict.PASS;
        }
        boolean farewell = stanza instanceof Presence presence && presence.type() == Presence.Type.UNAVAILABLE;
        Optional<Jid> from = stanza.from();
        return from.isPresent() && !farewell && lists.denies(recipient.jid(), from.get(), Traffic.in(stanza))
                ? Verdict.drop("blocked by the recipient")
                : Verdict.PASS;
    }

    /** Features hear of an end in the order of their names; presence comes before privacy, and has told the contacts. */
    private List<Effect> ended(SessionEnded event) {
        lists.forget(event.session());
        return List.of();
    }
}
