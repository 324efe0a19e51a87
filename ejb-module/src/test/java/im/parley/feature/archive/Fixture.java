package im.parley.feature.archive;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Phase;
import im.parley.server.spi.Session;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestSessions;
import im.parley.server.spi.Verdict;
import im.parley.server.vhost.Vhosts;
import im.parley.store.archive.ArchiveQuery;
import im.parley.store.archive.ArchivedMessage;
import im.parley.store.memory.MemoryStores;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostPolicy;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two accounts of one server, their sessions, and the way of a message from one to the other. */
final class Fixture {
    static final Jid ROMEO = Jid.of("romeo@montague.lit");
    static final Jid JULIET = Jid.of("juliet@montague.lit");

    final MemoryStores stores = MemoryStores.create();
    final TestSessions sessions = TestSessions.of();
    final TestSession orchard = sessions.add(TestSession.available("romeo@montague.lit/orchard", 0));
    final Recording recording = new Recording(sessions);
    final Policies policies = new Policies(stores.users(), stores.settings(), stores.rosters(), recording);
    final Vhosts domains = new Vhosts(stores.vhosts(), List.of(Vhost.of("montague.lit")));
    final Archiving archiving;
    /** What is to be done when the stanza has gone its way. */
    final List<Effect> performed = new ArrayList<>();

    Fixture() {
        this(StoreMethod.MESSAGE, StoreMethod.FALSE);
    }

    Fixture(StoreMethod byDefault, StoreMethod required) {
        archiving = new Archiving(
                stores.archives(),
                policies,
                sessions,
                domains,
                TestOptions.of(options(byDefault, required)));
        for (Jid account : List.of(ROMEO, JULIET)) {
            stores.users().create(new User(account, Status.ACTIVE, Instant.EPOCH));
        }
    }

    static ArchiveOptions options(StoreMethod byDefault, StoreMethod required) {
        return new ArchiveOptions(
                2, 4, 3, new ArchiveOptions.Storing(byDefault, required, ArchiveOptions.Storing.Rooms.FALSE));
    }

    /** Sets something for the domain. */
    void set(Map<String, String> other) {
        VhostPolicy none = VhostPolicy.NONE;
        domains.put(Vhost.of("montague.lit")
                .withPolicy(new VhostPolicy(
                        none.staff(), none.filter(), none.forwarding(), Set.of(), Set.of(), other)));
    }

    static Message chat(Jid to, String body) {
        return Message.to(to, Message.Type.CHAT, Element.text(Message.BODY, body));
    }

    /** The message as it leaves the filters of what was sent, and what follows is done at the end. */
    Message send(Message message, TestSession sender) {
        return (Message) judged(message.withFrom(sender.jid()), archiving, Hook.OnSent.class, sender);
    }

    /** The message as it reaches an account. */
    Message deliver(Message message, Jid account) {
        return (Message) judged(message, archiving, Hook.OnDelivery.class, account);
    }

    /** What is done when the stanza has gone its way. */
    void afterwards() {
        List<Effect> effects = List.copyOf(performed);
        performed.clear();
        effects.forEach(effect -> assertThat(((Effect.Afterwards) effect).more().get()).isEmpty());
    }

    @SuppressWarnings("unchecked") // the hooks are for messages
    private Object judged(Message message, Feature feature, Class<? extends Hook> kind, Object whom) {
        Message now = message;
        List<? extends Hook> hooks = feature.hooks().stream()
                .filter(kind::isInstance)
                .sorted(Comparator.comparing(Fixture::phase))
                .toList();
        for (Hook hook : hooks) {
            Verdict verdict = hook instanceof Hook.OnSent<?> sent
                    ? ((Hook.OnSent<Message>) sent).filter().judge(now, (Session) whom)
                    : ((Hook.OnDelivery<Message>) hook).filter().judge(now, (Jid) whom);
            performed.addAll(verdict.effects());
            now = verdict instanceof Verdict.Replace replace ? (Message) replace.stanza() : now;
        }
        return now;
    }

    private static Phase phase(Hook hook) {
        return hook instanceof Hook.OnSent<?> sent ? sent.phase() : ((Hook.OnDelivery<?>) hook).phase();
    }

    /** What is in the archive of an account. */
    List<ArchivedMessage> archive(Jid account) {
        return stores.archives().first(account, ArchiveQuery.ALL, 1000).messages();
    }
}
