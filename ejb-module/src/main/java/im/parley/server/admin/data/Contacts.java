package im.parley.server.admin.data;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Rejected;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Performer;
import im.parley.server.spi.ServerEvent;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.roster.RosterUpdate;
import im.parley.store.roster.Subscription;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The contacts of an account. What is changed here, its clients are told of. */
@Singleton
public final class Contacts {
    private static final int LONGEST_NAME = 1023;
    private static final int MOST_GROUPS = 100;

    private final RosterStore rosters;
    private final UserStore users;
    private final Performer performer;
    private final Audit audit;

    /** Works on these. */
    @Inject
    public Contacts(RosterStore rosters, UserStore users, Performer performer, Audit audit) {
        this.rosters = rosters;
        this.users = users;
        this.performer = performer;
        this.audit = audit;
    }

    /**
     * A contact.
     *
     * @param subscription {@code none}, {@code to}, {@code from} or {@code both}
     * @param ask whether the account has asked for the presence of the contact and has no answer yet
     */
    public record Contact(Jid address, String name, Set<String> groups, String subscription, boolean ask) {}

    /**
     * How a contact is to be; what is empty stays as it is.
     *
     * @param subscription sets this side alone: the other side is not asked
     */
    public record Change(Optional<String> name, Optional<Set<String>> groups, Optional<String> subscription) {}

    /** All contacts, by address. */
    public List<Contact> list(Actor actor, Jid account) {
        require(actor, account);
        return rosters.load(account.bare()).items().values().stream()
                .map(Contacts::view)
                .sorted(Comparator.comparing(Contact::address))
                .toList();
    }

    private void require(Actor actor, Jid account) {
        actor.requireAccount(account);
        if (!users.exists(account)) {
            throw Rejected.notFound("there is no account " + account.bare());
        }
    }

    /** Adds a contact or changes it. */
    public Contact put(Actor actor, Jid account, Jid contact, Change change) {
        return audit.of(actor, act(account, "roster.put", contact), () -> {
            require(actor, account);
            check(account, contact, change);
            Optional<Subscription> subscription = change.subscription.map(Contacts::subscription);
            RosterUpdate update = rosters.update(account.bare(), contact.bare(), before -> {
                RosterItem item = before.orElseGet(() -> RosterItem.of(contact.bare()));
                RosterItem named = item.named(
                        change.name.orElse(item.name()), change.groups.orElse(item.groups()));
                return Optional.of(subscription.map(named::withSubscription).orElse(named));
            });
            tell(account, update, List.of());
            return update.after().map(Contacts::view).orElseThrow();
        });
    }

    private static Audit.Act act(Jid account, String operation, Jid contact) {
        return Audit.Act.on(account.bare(), operation).saying(contact.toString());
    }

    private static void check(Jid account, Jid contact, Change change) {
        if (contact.bare().equals(account.bare())) {
            throw Rejected.invalid("contact", "nobody is his own contact");
        }
        if (change.name.filter(name -> name.length() > LONGEST_NAME).isPresent()) {
            throw Rejected.invalid("name", "a name has at most " + LONGEST_NAME + " characters");
        }
        change.groups.ifPresent(groups -> {
            boolean unfit = groups.size() > MOST_GROUPS
                    || groups.stream().anyMatch(group -> group.isEmpty() || group.length() > LONGEST_NAME);
            if (unfit) {
                throw Rejected.invalid("groups", "there are at most " + MOST_GROUPS + " groups, with names");
            }
        });
    }

    private static Subscription subscription(String word) {
        return switch (word) {
            case "none" -> Subscription.NONE;
            case "to" -> Subscription.TO;
            case "from" -> Subscription.FROM;
            case "both" -> Subscription.BOTH;
            default -> throw Rejected.invalid("subscription", "'" + word + "' is none of none, to, from, both");
        };
    }

    /** Removes a contact, and the subscriptions with it (RFC 6121 section 2.5.2). */
    public void remove(Actor actor, Jid account, Jid contact) {
        remove(actor, account, contact, gone -> farewell(account, gone));
    }

    /** Removes a contact from this roster alone: the contact is not told. */
    public void forget(Actor actor, Jid account, Jid contact) {
        remove(actor, account, contact, gone -> List.of());
    }

    private void remove(Actor actor, Jid account, Jid contact, Function<RosterItem, List<Effect>> farewell) {
        audit.run(actor, act(account, "roster.remove", contact), () -> {
            require(actor, account);
            RosterUpdate update = rosters.update(account.bare(), contact.bare(), before -> Optional.empty());
            RosterItem gone = update.before()
                    .orElseThrow(() -> Rejected.notFound(account.bare() + " has no contact " + contact.bare()));
            tell(account, update, farewell.apply(gone));
        });
    }

    private static List<Effect> farewell(Jid account, RosterItem gone) {
        List<Effect> effects = new ArrayList<>();
        Subscription subscription = gone.subscription();
        if (gone.ask() || subscription == Subscription.TO || subscription == Subscription.BOTH) {
            effects.add(send(account, gone.contact(), Presence.Type.UNSUBSCRIBE));
        }
        if (subscription == Subscription.FROM || subscription == Subscription.BOTH) {
            effects.add(send(account, gone.contact(), Presence.Type.UNSUBSCRIBED));
        }
        return effects;
    }

    private static Effect send(Jid account, Jid contact, Presence.Type type) {
        return new Effect.Send(Presence.of(type).withFrom(account.bare()).withTo(contact));
    }

    private void tell(Jid account, RosterUpdate update, List<Effect> before) {
        List<Effect> effects = new ArrayList<>(before);
        effects.add(new Effect.Raise(new ServerEvent.RosterChanged(account.bare(), update, Optional.empty())));
        performer.perform(effects);
    }

    private static Contact view(RosterItem item) {
        return new Contact(
                item.contact(),
                item.name(),
                item.groups(),
                item.subscription().name().toLowerCase(Locale.ROOT),
                item.ask());
    }
}
