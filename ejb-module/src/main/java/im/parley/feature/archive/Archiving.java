package im.parley.feature.archive;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.messageSent;
import static im.parley.server.spi.Hook.messageToAccount;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Target.OWN_ACCOUNT;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.PerDomain;
import im.parley.server.spi.Phase;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.store.archive.ArchiveId;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.archive.NewMessage;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * XEP-0313: Message Archive Management. Stores what accounts send and receive before it goes on, and marks what they get
 * with its id (XEP-0359).
 *
 * <p>What one local account sends to another is stored when it arrives there, once for both. Only when other resources of
 * the sender get copies, which carry its id, it is stored for the sender at once.
 */
@ServerFeature
final class Archiving implements Feature {
    /** What the session is sending right now. */
    private static final Session.Key<Draft> DRAFT = new Session.Key<>("message to be archived");

    private final ArchiveStore store;
    private final Policies policies;
    private final Sessions sessions;
    private final Domains domains;
    private final RoomMessages rooms;
    private final PerDomain<ArchiveOptions.Storing> options;

    @Inject
    Archiving(ArchiveStore store, Policies policies, Sessions sessions, Domains domains, Options options) {
        this.store = store;
        this.policies = policies;
        this.sessions = sessions;
        this.domains = domains;
        this.rooms = new RoomMessages(store);
        this.options = new PerDomain<>(domains, options.of(ArchiveOptions.class).storing()::with);
    }

    @Override
    public Spec spec() {
        return Spec.xep(313, "1.1.3").andXep(359, "0.7.0").andXep(334, "1.0.0").processor(ArchiveOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                advertise(OWN_ACCOUNT, StanzaIds.NS),
                messageSent(Phase.MARK, (message, sender) -> strip(message, sender.account())),
                messageToAccount(Phase.MARK, Archiving::strip),
                messageSent(Phase.ARCHIVE, this::sent),
                messageSent(Phase.NOTIFY, (message, sender) -> strip(message, sender.account())),
                messageToAccount(Phase.ARCHIVE, this::received),
                on(ServerEvent.AccountCreated.class, created -> changed(created.account())),
                on(ServerEvent.AccountRemoved.class, removed -> changed(removed.account())));
    }

    /** Before the archive what the sender forged; behind the copies the id that is not for the receiver (section 3.5). */
    @SuppressWarnings("ReferenceEquality") // the same unless something was taken away
    private static Verdict strip(Message message, Jid account) {
        Message honest = StanzaIds.withoutForged(message, account);
        return honest == message ? Verdict.PASS : Verdict.replace(honest);
    }

    private Verdict sent(Message message, Session sender) {
        if (message.type() == Message.Type.GROUPCHAT) {
            return Verdict.PASS; // section 6.1: what the room accepts comes back, and is in the archive once
        }
        Jid owner = sender.account();
        Jid peer = message.to().orElse(owner);
        Optional<Message> archived = policies.archived(message, sender, peer, options.of(owner.domain()));
        if (archived.isEmpty()) {
            return Verdict.PASS;
        }
        Draft draft = new Draft(message, archived.get(), owner, peer);
        boolean here = !peer.local().isEmpty() && domains.serves(peer.domain());
        boolean alone = sessions.of(owner).size() < 2;
        Verdict verdict =
                here && alone ? Verdict.PASS : Verdict.replace(StanzaIds.add(message, owner, draft.store(store)));
        if (!here) {
            return verdict;
        }
        sender.put(DRAFT, draft);
        return verdict.then(new Effect.Afterwards(() -> end(draft, sender)));
    }

    /** What did not arrive, because it was refused there, was sent all the same. */
    private List<Effect> end(Draft draft, Session sender) {
        sender.remove(DRAFT);
        draft.store(store);
        return List.of();
    }

    private Verdict received(Message message, Jid account) {
        if (message.type() == Message.Type.GROUPCHAT) {
            return said(message, account);
        }
        Optional<Draft> draft = message.from()
                .flatMap(sessions::find)
                .flatMap(sender -> sender.get(DRAFT))
                .filter(candidate -> candidate.isOf(message));
        if (draft.isPresent() && draft.get().owner().equals(account)) {
            return Verdict.replace(StanzaIds.add(message, account, draft.get().store(store)));
        }
        Jid peer = message.from().orElse(account);
        Optional<Message> archived = policies.archived(message, account, peer, options.of(account.domain()));
        if (archived.isEmpty()) {
            draft.ifPresent(sent -> sent.store(store)); // it goes on only when it is safe
            return Verdict.PASS;
        }
        NewMessage.Listing listing = new NewMessage.Listing(account, peer, true);
        ArchiveId id = draft.isPresent()
                ? draft.get().store(store, archived.get(), listing)
                : store.add(Draft.of(archived.get(), List.of(listing)));
        return Verdict.replace(StanzaIds.add(message, account, id));
    }

    private Verdict said(Message message, Jid account) {
        ArchiveOptions.Storing storing = options.of(account.domain());
        if (storing.rooms() == ArchiveOptions.Storing.Rooms.FALSE || !RoomMessages.isSaid(message)) {
            return Verdict.PASS;
        }
        Jid occupant = message.from().orElse(account);
        return policies.archived(message, account, occupant, storing)
                .map(archived -> Verdict.replace(
                        StanzaIds.add(message, account, rooms.store(message, archived, account, occupant))))
                .orElse(Verdict.PASS);
    }

    private List<Effect> changed(Jid account) {
        policies.forget(account);
        return List.of();
    }
}
