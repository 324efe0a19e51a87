package im.parley.server.admin.data;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Rejected;
import im.parley.server.spi.Blocklists;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Performer;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Refusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Whom an account blocks (XEP-0191). */
@Singleton
public final class Blocked {
    private final Catalogue catalogue;
    private final UserStore users;
    private final Performer performer;
    private final Audit audit;

    /** Asks the feature that blocks. */
    @Inject
    public Blocked(Catalogue catalogue, UserStore users, Performer performer, Audit audit) {
        this.catalogue = catalogue;
        this.users = users;
        this.performer = performer;
        this.audit = audit;
    }

    /** The addresses, sorted. */
    public List<Jid> list(Actor actor, Jid account) {
        require(actor, account);
        return blocklists().blocked(account.bare()).stream().sorted().toList();
    }

    private void require(Actor actor, Jid account) {
        actor.requireAccount(account);
        if (!users.exists(account)) {
            throw Rejected.notFound("there is no account " + account.bare());
        }
    }

    private Blocklists blocklists() {
        return catalogue.provided(Blocklists.class)
                .orElseThrow(() -> Rejected.notFound("blocking is switched off"));
    }

    /** Blocks an address; returns all that are blocked now. */
    public List<Jid> block(Actor actor, Jid account, Jid address) {
        Audit.Act act = Audit.Act.on(account.bare(), "account.block").saying(address.toString());
        return change(
                actor,
                account,
                act,
                Set.of(address),
                (lists, change) -> lists.block(change.account, change.addresses));
    }

    /** Unblocks an address, or all; returns all that are blocked now. */
    public List<Jid> unblock(Actor actor, Jid account, Optional<Jid> address) {
        Audit.Act act = Audit.Act.on(account.bare(), "account.unblock")
                .saying(address.map(Jid::toString).orElse("all"));
        return change(
                actor,
                account,
                act,
                address.map(Set::of).orElse(Set.of()),
                (lists, change) -> lists.unblock(change.account, change.addresses));
    }

    private List<Jid> change(
            Actor actor,
            Jid account,
            Audit.Act act,
            Set<Jid> addresses,
            BiFunction<Blocklists, Change, List<Effect>> how) {
        return audit.of(actor, act, () -> {
            require(actor, account);
            try {
                performer.perform(how.apply(blocklists(), new Change(account.bare(), addresses)));
            } catch (Refusal refusal) {
                throw Rejected.invalid("address", refusal.error().text());
            }
            return list(actor, account);
        });
    }

    private record Change(Jid account, Set<Jid> addresses) {}
}
