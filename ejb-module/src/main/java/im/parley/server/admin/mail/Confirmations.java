package im.parley.server.admin.mail;

import im.parley.server.admin.AccountStatus;
import im.parley.server.admin.Accounts;
import im.parley.server.admin.Actor;
import im.parley.server.admin.Actor.Authority;
import im.parley.server.admin.access.Links;
import im.parley.server.admin.access.Links.Purpose;
import im.parley.server.config.Configuration;
import im.parley.server.spi.account.AccountBook;
import im.parley.server.spi.option.LinkOptions;
import im.parley.store.user.Status;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** Lets users confirm that the e-mail address is theirs with which they have registered; until then they may not log in. */
@Singleton
public final class Confirmations {
    private static final String PATH = "/rest/user/confirm/";
    private static final String TEXT = """
            Hello,

            somebody, probably you, has registered the account %s with this e-mail
            address. If it was you, open this address within %s:

            %s

            If it was not you, do nothing: without this nobody can use the account.
            """;

    private final Links links;
    private final PostOffice post;
    private final AccountBook book;
    private final UserStore users;
    private final Accounts accounts;
    private final LinkOptions options;

    /** More than five parts: a letter, a token, and the account. */
    @Inject
    public Confirmations(
            Links links,
            PostOffice post,
            AccountBook book,
            UserStore users,
            Accounts accounts,
            Configuration configuration) {
        this.links = links;
        this.post = post;
        this.book = book;
        this.users = users;
        this.accounts = accounts;
        this.options = configuration.root().services().letters().validator();
    }

    /** Whether new accounts have to be confirmed. */
    public boolean isOn() {
        return options.active();
    }

    boolean isPending(Jid account) {
        return users.find(account).filter(user -> user.status() == Status.PENDING).isPresent();
    }

    /** Sends the link, if the account waits for that. */
    void ask(Jid account) {
        Optional<String> email = book.email(account);
        if (isOn() && email.isPresent() && isPending(account)) {
            String token = links.issue(account, Purpose.CONFIRMATION, options.lifetime());
            String address = Addresses.of(options, account, PATH) + token;
            post.post(new Letter(
                    email.get(),
                    "Confirm the account " + account,
                    TEXT.formatted(account, Addresses.words(options.lifetime()), address)));
        }
    }

    /**
     * Opens the account that a token is for.
     *
     * @param from where the one is who shows it
     * @return the account; empty when the token is not good, or not any more
     */
    public Optional<Jid> confirm(String token, String from) {
        Optional<Jid> account = links.holder(token, Purpose.CONFIRMATION).filter(this::isPending);
        if (account.isEmpty() || !links.use(token)) {
            return Optional.empty();
        }
        Jid user = account.get();
        Actor system = new Actor(
                user.toString(), account, new Authority.Domains(Set.of(user.domain())), Actor.Means.REST, from);
        accounts.status(system, user, AccountStatus.ACTIVE);
        return account;
    }
}
