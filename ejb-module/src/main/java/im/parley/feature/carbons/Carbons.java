package im.parley.feature.carbons;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.hasCopy;
import static im.parley.server.spi.Hook.hold;
import static im.parley.server.spi.Hook.inlineBind;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Hook.messageRouted;
import static im.parley.server.spi.Hook.messageSent;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Phase;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Forwarded;
import im.parley.wire.stanza.Header;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** XEP-0280: Message Carbons. Shows each resource that wants it both sides of the conversations of the others. */
@ServerFeature
final class Carbons implements Feature {
    static final String NS = "urn:xmpp:carbons:2";
    private static final String RULES = "urn:xmpp:carbons:rules:0";
    private static final Name ENABLE = Name.of(NS, "enable");
    private static final Name DISABLE = Name.of(NS, "disable");
    private static final Name SENT = Name.of(NS, "sent");
    private static final Name RECEIVED = Name.of(NS, "received");

    private static final StanzaError NOT_YOURS =
            Condition.NOT_ALLOWED.because("copies of messages are for the account's own resources");

    private static final Session.Key<Boolean> ENABLED = new Session.Key<>("carbons enabled");
    /** An error that came before the message it is about was copied: the server refused it at once. */
    private static final Session.Key<Message> EARLY_ERROR = new Session.Key<>("error about a message not yet copied");

    private final Sessions sessions;
    private final RecentCopies copied = new RecentCopies();

    @Inject
    Carbons(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Spec spec() {
        return Spec.xep(280, "1.0.1").andXep(297, "1.0").processor("message-carbons");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(SERVER, NS),
                advertise(SERVER, RULES),
                iqSet(ENABLE, OWN_ACCOUNT, Carbons::enable),
                iqSet(DISABLE, OWN_ACCOUNT, Carbons::disable),
                iqSet(ENABLE, ACCOUNT, (iq, stranger) -> Reply.error(NOT_YOURS)),
                iqSet(DISABLE, ACCOUNT, (iq, stranger) -> Reply.error(NOT_YOURS)),
                inlineBind(NS, Set.of(ENABLE), Carbons::enable),
                messageSent(Phase.COPY, this::sent),
                messageRouted(this::routed),
                hasCopy(Carbons::has),
                hold(Message.class, this::reaching));
    }

    /** Section 10.1: as often as the client likes. */
    private static Reply enable(Iq iq, Requester requester) {
        requester.self().put(ENABLED, true);
        return Reply.OK;
    }

    /** XEP-0386 section 3.1: from the first moment of the session. */
    private static Optional<Element> enable(Element request, Session session) {
        session.put(ENABLED, true);
        return Optional.empty();
    }

    private static Reply disable(Iq iq, Requester requester) {
        requester.self().remove(ENABLED);
        return Reply.OK;
    }

    /** Section 8; what is sent to the own account is received there, and copied as that. */
    private Verdict sent(Message message, Session sender) {
        Optional<Jid> to = message.to();
        boolean toOneself = to.isEmpty() || to.get().bare().equals(sender.account());
        if (toOneself || !othersWant(sender.account(), List.of(sender))) {
            return Verdict.PASS;
        }
        if (message.isError()) {
            return copied.contains(sender.account(), to.get(), message.id())
                    ? Verdict.PASS.then(copy(SENT, message, sender.account(), List.of(sender)))
                    : Verdict.PASS;
        }
        if (!Eligible.sent(message)) {
            return Verdict.PASS;
        }
        sender.remove(EARLY_ERROR);
        return Verdict.PASS.then(new Effect.Afterwards(() -> copySent(message, to.get(), sender)));
    }

    private List<Effect> copySent(Message message, Jid to, Session sender) {
        copied.add(sender.account(), to, message.id());
        List<Effect> copies = new ArrayList<>(2);
        copies.add(copy(SENT, message, sender.account(), List.of(sender)));
        sender.get(EARLY_ERROR)
                .filter(error -> isAbout(error, to, message.id()))
                .ifPresent(error -> copies.add(copy(RECEIVED, error, sender.account(), List.of(sender))));
        sender.remove(EARLY_ERROR);
        return copies;
    }

    private static boolean isAbout(Message error, Jid peer, String id) {
        return !id.isEmpty()
                && error.id().equals(id)
                && error.from().filter(from -> from.bare().equals(peer.bare())).isPresent();
    }

    /** Section 7. What reached nobody waits for whoever can receive it, and would come to him twice. */
    private List<Effect> routed(Message message, Jid account, List<? extends Session> reached) {
        List<? extends Session> have = reached.isEmpty() ? waitedFor(account) : reached;
        if (message.isError() || !othersWant(account, have) || !Eligible.received(message)) {
            return List.of();
        }
        message.from().ifPresent(from -> copied.add(account, from, message.id()));
        return List.of(copy(RECEIVED, message, account, have));
    }

    /** A resource that had its copy of a message does not need what another one left of it. */
    private static boolean has(Message message, Session session) {
        return wants(session) && Eligible.received(message);
    }

    /** Section 6.1: an error about a message that was copied goes the way of the message. */
    private Verdict reaching(Message message, Session recipient) {
        if (!message.isError() || isOwn(message, recipient) || !othersWant(recipient.account(), List.of(recipient))) {
            return Verdict.PASS;
        }
        if (copied.contains(recipient.account(), message.from().get(), message.id())) {
            return Verdict.PASS.then(copy(RECEIVED, message, recipient.account(), List.of(recipient)));
        }
        recipient.put(EARLY_ERROR, message);
        return Verdict.PASS;
    }

    /** A copy of an error is one itself. */
    private static boolean isOwn(Message message, Session recipient) {
        return message.from().map(Jid::bare).filter(peer -> !peer.equals(recipient.account())).isEmpty();
    }

    /** The sessions that get stored messages, now or when they become available: all but those of negative priority. */
    private List<? extends Session> waitedFor(Jid account) {
        return sessions.of(account).stream()
                .filter(session -> !session.isAvailable() || session.priority() >= 0)
                .toList();
    }

    private boolean othersWant(Jid account, List<? extends Session> have) {
        List<? extends Session> all = sessions.of(account);
        if (all.size() == have.size()) {
            return false;
        }
        for (Session session : all) {
            if (wants(session) && !have.contains(session)) {
                return true;
            }
        }
        return false;
    }

    private static boolean wants(Session session) {
        return session.get(ENABLED).isPresent();
    }

    /** The copy for all; only the address is written for each. */
    private static Effect copy(Name direction, Message original, Jid account, List<? extends Session> have) {
        Content content = Content.of(
                Element.build(direction).add(Forwarded.of(original)).build());
        Message copy = new Message(Header.EMPTY.withFrom(account), original.type(), content);
        Optional<Jid> sender = original.from();
        return new Effect.ToSessions(
                account,
                session -> wants(session)
                        && !have.contains(session)
                        && !sender.equals(Optional.of(session.jid())),
                copy);
    }
}
