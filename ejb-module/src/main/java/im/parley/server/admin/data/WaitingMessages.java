package im.parley.server.admin.data;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Page;
import im.parley.server.admin.Rejected;
import im.parley.store.offline.OfflineMessage;
import im.parley.store.offline.OfflineStore;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The messages that wait for an account. Their texts are nobody's business but its user's. */
@Singleton
public final class WaitingMessages {
    private final OfflineStore offline;
    private final UserStore users;
    private final Audit audit;

    /** Reads and erases there. */
    @Inject
    public WaitingMessages(OfflineStore offline, UserStore users, Audit audit) {
        this.offline = offline;
        this.users = users;
        this.audit = audit;
    }

    /** A message, without its text. */
    public record Envelope(String id, Optional<Jid> from, Instant received, Optional<Instant> expires, int bytes) {}

    /** How many wait. */
    public int count(Actor actor, Jid account) {
        require(actor, account);
        return offline.count(account.bare());
    }

    private void require(Actor actor, Jid account) {
        actor.requireAccount(account);
        if (!users.exists(account)) {
            throw Rejected.notFound("there is no account " + account.bare());
        }
    }

    /**
     * A page, the one that has waited longest first.
     *
     * @param after the id of the last one of the page before, or empty
     */
    public Page<Envelope> list(Actor actor, Jid account, String after, int limit) {
        require(actor, account);
        List<OfflineMessage> found =
                offline.load(account.bare(), after.isEmpty() ? 0 : number(after), limit + 1);
        List<OfflineMessage> page = found.size() > limit ? found.subList(0, limit) : found;
        Optional<String> next =
                found.size() > limit ? Optional.of(Long.toString(page.getLast().id())) : Optional.empty();
        return new Page<>(page.stream().map(WaitingMessages::envelope).toList(), next);
    }

    private static long number(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException noId) {
            throw Rejected.invalid("cursor", "'" + after + "' is no id of a message");
        }
    }

    private static Envelope envelope(OfflineMessage message) {
        return new Envelope(
                Long.toString(message.id()),
                StanzaText.read(message.xml()).flatMap(Stanza::from),
                message.received(),
                message.expires(),
                message.xml().getBytes(StandardCharsets.UTF_8).length);
    }

    /** Erases all that waits; returns how many. */
    public int erase(Actor actor, Jid account) {
        return audit.of(actor, Audit.Act.on(account.bare(), "offline.erase"), () -> {
            require(actor, account);
            int count = offline.count(account.bare());
            offline.remove(account.bare(), Long.MAX_VALUE);
            return count;
        });
    }
}
