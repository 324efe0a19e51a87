package im.parley.server.admin;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Performer;
import im.parley.server.spi.ServerEvent;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.RosterUpdate;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Shows and edits rosters. Clients that are there see what changes. */
@Singleton
public final class Rosters {
    private final RosterStore rosters;
    private final AccountLogins accounts;
    private final Performer performer;
    private final Audit audit;

    /** Works on these rosters. */
    @Inject
    Rosters(RosterStore rosters, AccountLogins accounts, Performer performer, Audit audit) {
        this.rosters = rosters;
        this.accounts = accounts;
        this.performer = performer;
        this.audit = audit;
    }

    /**
     * A contact.
     *
     * @param name the name that the user gave it, or empty
     * @param subscription {@code none}, {@code to}, {@code from} or {@code both}
     * @param asked whether a request to the contact waits for its answer
     */
    public record Contact(Jid address, String name, Set<String> groups, String subscription, boolean asked) {
        /** Takes a copy. */
        public Contact {
            groups = Set.copyOf(groups);
        }
    }

    /** The contacts of an account, by address. */
    public List<Contact> list(Actor actor, Jid account) {
        actor.requireAccount(account);
        accounts.require(account);
        return rosters.load(account.bare()).items().values().stream()
                .map(Rosters::contact)
                .sorted((one, other) -> one.address().compareTo(other.address()))
                .toList();
    }

    private static Contact contact(RosterItem item) {
        return new Contact(
                item.contact(), item.name(), item.groups(), word(item.subscription()), item.ask());
    }

    private static String word(Subscription subscription) {
        return subscription.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Adds a contact or changes it. The subscription is set in this roster alone: the contact is neither asked nor told.
     *
     * @param subscription empty to leave it as it is
     */
    public void put(
            Actor actor, Jid account, Jid address, String name, Set<String> groups, Optional<String> subscription) {
        Optional<Subscription> wanted = subscription.map(Rosters::subscription);
        change(actor, account, address, "roster.put", before -> {
            RosterItem item = before.orElseGet(() -> RosterItem.of(address)).named(name, groups);
            return Optional.of(wanted.map(item::withSubscription).orElse(item));
        });
    }

    private static Subscription subscription(String word) {
        return Arrays.stream(Subscription.values())
                .filter(known -> word(known).equals(word))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("subscription", "'" + word + "' is none of none, to, from, both"));
    }

    /** Removes a contact from this roster alone. */
    public void remove(Actor actor, Jid account, Jid address) {
        RosterUpdate update = change(actor, account, address, "roster.remove", before -> Optional.empty());
        if (!update.changed()) {
            throw Rejected.notFound(address.bare() + " is not in the roster of " + account.bare());
        }
    }

    private RosterUpdate change(
            Actor actor, Jid account, Jid address, String operation, UnaryOperator<Optional<RosterItem>> change) {
        return audit.of(actor, Audit.Act.on(account.bare(), operation).saying(address.bare().toString()), () -> {
            actor.requireAccount(account);
            accounts.require(account);
            RosterUpdate update = rosters.update(account.bare(), address.bare(), change);
            performer.perform(List.of(new Effect.Raise(
                    new ServerEvent.RosterChanged(account.bare(), update, Optional.empty()))));
            return update;
        });
    }
}
