package im.parley.server.admin.mail;

import im.parley.server.admin.Accounts;
import im.parley.server.admin.Actor;
import im.parley.server.admin.Actor.Authority;
import im.parley.server.admin.Audit;
import im.parley.server.admin.access.Links;
import im.parley.server.admin.access.Links.Purpose;
import im.parley.server.config.Configuration;
import im.parley.server.spi.account.AccountBook;
import im.parley.server.spi.option.LinkOptions;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Lets users choose a new password who have forgotten theirs: by a link that is sent to the e-mail address of the account.
 * Who asks does not learn whether there is such an account.
 */
@Singleton
public final class PasswordResets {
    private static final String PATH = "/rest/user/resetPassword/";
    private static final int PER_ACCOUNT = 3;
    private static final int PER_ADDRESS = 20;
    private static final String TEXT = """
            Hello,

            somebody, probably you, wants to choose a new password for the account
            %s. If it was you, open this address within %s:

            %s

            If it was not you, do nothing: your password stays as it is.
            """;

    private final Links links;
    private final PostOffice post;
    private final AccountBook book;
    private final Confirmations confirmations;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;
    private final LinkOptions options;
    private final Quota letters = new Quota(PER_ACCOUNT);
    private final Quota questions = new Quota(PER_ADDRESS);

    /** More than five parts: a letter, a token, and the account. */
    @Inject
    public PasswordResets(
            Links links,
            PostOffice post,
            AccountBook book,
            Confirmations confirmations,
            Accounts accounts,
            Audit audit,
            Clock clock,
            Configuration configuration) {
        this.links = links;
        this.post = post;
        this.book = book;
        this.confirmations = confirmations;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
        this.options = configuration.root().services().letters().resetter();
    }

    /** Whether that can be had. */
    public boolean isOn() {
        return options.active();
    }

    /**
     * Sends the link, if the account has that e-mail address and may log in. To one that is not confirmed yet the other
     * link is sent once more.
     *
     * @param from where the one is who asks
     * @return whether he may ask; it says nothing of the account
     */
    public boolean ask(Jid account, String email, String from) {
        if (!questions.take(from, clock.instant())) {
            return false;
        }
        post.later(() -> match(account, email.strip(), from)); // so that how long it takes tells nothing either
        return true;
    }

    private void match(Jid account, String email, String from) {
        boolean matches = book.email(account).filter(email::equalsIgnoreCase).isPresent();
        if (matches && letters.take(account.toString(), clock.instant())) {
            Actor stranger = new Actor("anonymous", Optional.empty(), new Authority.Domains(Set.of()), Actor.Means.REST, from);
            audit.run(stranger, Audit.Act.on(account, "account.reset-link"), () -> send(account));
        }
    }

    private void send(Jid account) {
        if (confirmations.isPending(account)) {
            confirmations.ask(account);
            return;
        }
        if (!accounts.isOpen(account)) {
            return;
        }
        String token = links.issue(account, Purpose.RESET, options.lifetime());
        String address = Addresses.of(options, account, PATH) + token;
        post.post(new Letter(
                book.email(account).orElseThrow(),
                "A new password for " + account,
                TEXT.formatted(account, Addresses.words(options.lifetime()), address)));
    }

    /** Whose password may be changed with that token; empty when it is not good, or not any more. */
    public Optional<Jid> holder(String token) {
        return links.holder(token, Purpose.RESET).filter(accounts::isOpen);
    }

    /**
     * Gives the account another password, and ends the sessions that were opened by the former one.
     *
     * @param from where the one is who does it
     * @return the account; empty when the token is not good, or not any more
     */
    public Optional<Jid> change(String token, String password, String from) {
        Optional<Jid> account = holder(token);
        if (account.isPresent()) {
            accounts.requirePassword(password);
        }
        if (account.isEmpty() || !links.use(token)) {
            return Optional.empty();
        }
        Jid user = account.get();
        Actor himself = new Actor(
                "link:" + user, Optional.empty(), new Authority.Domains(Set.of(user.domain())), Actor.Means.REST, from);
        accounts.password(himself, user, password);
        return account;
    }
}
