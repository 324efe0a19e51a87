package im.parley.server.login;

import im.parley.server.spi.PasswordKeys;
import im.parley.store.credential.Credential;
import im.parley.store.credential.CredentialStore;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.sasl.Claim;
import im.parley.wire.sasl.CredentialSource;
import im.parley.wire.sasl.Decoys;
import im.parley.wire.sasl.Exchange.Step;
import im.parley.wire.sasl.SaslError;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Checks who logs in: finds the keys of a user, and says which account a successful exchange opens.
 *
 * <p>A client that logs in by an application password gives its id as the authentication identity, and the account as the
 * authorization identity.
 */
public final class Logins {
    private final CredentialStore credentials;
    private final UserStore users;
    private final Decoys decoys;
    private final Predicate<String> allowed;
    private final Lockouts lockouts;
    private final Upgrades upgrades;

    /**
     * @param decoys keys for users who do not exist
     * @param allowed whether a mechanism may be offered at all
     * @param lockouts who must not even try
     */
    public Logins(
            CredentialStore credentials,
            UserStore users,
            Decoys decoys,
            Predicate<String> allowed,
            Lockouts lockouts) {
        this.credentials = credentials;
        this.users = users;
        this.decoys = decoys;
        this.allowed = allowed;
        this.lockouts = lockouts;
        this.upgrades = new Upgrades(credentials, new PasswordKeys(decoys.iterations()));
    }

    /** Whether the configuration allows a mechanism. */
    public boolean allows(String mechanism) {
        return allowed.test(mechanism);
    }

    /** Whether there is such an account; an anonymous user has none. */
    public boolean exists(Jid account) {
        return users.exists(account);
    }

    /** Who adds keys to passwords. */
    public Upgrades upgrades() {
        return upgrades;
    }

    /** Whether a claim is made of the account's own password, and not of an application password. */
    static boolean isOwn(Claim claim, Jid account) {
        return account(claim.username(), account.domain()).equals(Optional.of(account));
    }

    Lockouts lockouts() {
        return lockouts;
    }

    /** What came of a successful exchange. */
    public sealed interface Outcome {
        /** The account is open. */
        record Granted(Jid account) implements Outcome {}

        /** The account is not open to this user. */
        record Denied(Step.Failure failure) implements Outcome {}
    }

    /** The keys of a domain's users. */
    public CredentialSource source(String domain) {
        return new CredentialSource() {
            @Override
            public Optional<Known> keys(Claim claim, ScramHash hash) {
                // Both look-ups are made whatever the first one finds, so that the time taken tells nothing.
                Optional<Known> application = application(claim, domain)
                        .flatMap(account -> known(account, claim.username(), hash));
                Optional<Known> own = account(claim.username(), domain)
                        .flatMap(account -> known(account, Credential.DEFAULT, hash));
                return application.or(() -> own);
            }

            @Override
            public ScramKeys decoy(Claim claim, ScramHash hash) {
                String same = account(claim.username(), domain)
                        .map(Jid::toString)
                        .orElse(claim.username() + '@' + domain);
                return decoys.keys(same, hash);
            }
        };
    }

    private Optional<CredentialSource.Known> known(Jid account, String id, ScramHash hash) {
        return credentials.find(account, id, hash.hashName())
                .map(found -> new CredentialSource.Known(
                        new ScramKeys(hash, found.salt(), found.iterations(), found.storedKey(), found.serverKey()),
                        account.toString()));
    }

    /** The account that a claim can only mean by an application password: another than that of the user name. */
    private static Optional<Jid> application(Claim claim, String domain) {
        boolean possible =
                !claim.authorization().isEmpty() && claim.username().length() <= ApplicationPasswords.MAX_ID_LENGTH;
        return (possible ? authorized(claim.authorization(), domain) : Optional.<Jid>empty())
                .filter(account -> account.domain().equals(domain))
                .filter(account -> !account(claim.username(), domain).equals(Optional.of(account)));
    }

    private static Optional<Jid> account(String username, String domain) {
        try {
            return Optional.of(Jid.of(username, domain, ""));
        } catch (InvalidJid nobody) {
            return Optional.empty();
        }
    }

    /** RFC 6120 section 6.3.8: an authorization identity is a bare JID; some clients send the local part. */
    private static Optional<Jid> authorized(String authorization, String domain) {
        try {
            Jid asked = authorization.indexOf('@') < 0 ? Jid.of(authorization, domain, "") : Jid.of(authorization);
            return Optional.of(asked).filter(Jid::isBare);
        } catch (InvalidJid malformed) {
            return Optional.empty();
        }
    }

    /** The accounts whose credentials somebody tries to show by a claim, whether they exist or not. */
    List<Jid> claimed(Claim claim, String domain) {
        return Stream.concat(account(claim.username(), domain).stream(), application(claim, domain).stream()).toList();
    }

    /** Which account a success opens in a domain; an anonymous user gets one of his own (XEP-0175 section 3). */
    Outcome admit(Step.Success success, String domain) {
        if (success.username().isEmpty()) {
            return new Outcome.Granted(Jid.of(UUID.randomUUID().toString(), domain, ""));
        }
        Optional<Jid> account = authorized(success.username(), domain).filter(known -> known.domain().equals(domain));
        if (account.isEmpty()) {
            return denied(SaslError.NOT_AUTHORIZED, "");
        }
        boolean forHimself = success.authorization().isEmpty()
                || authorized(success.authorization(), domain).equals(account);
        return forHimself ? admit(account.get()) : denied(SaslError.INVALID_AUTHZID, "");
    }

    private Outcome admit(Jid account) {
        return switch (users.find(account).map(User::status).orElse(Status.SYSTEM)) {
            case ACTIVE, VIP, PAID -> new Outcome.Granted(account);
            case DISABLED, BANNED, SPAM -> denied(SaslError.ACCOUNT_DISABLED, "this account is closed");
            case PENDING -> denied(SaslError.ACCOUNT_DISABLED, "this account is not confirmed yet");
            case SYSTEM -> denied(SaslError.NOT_AUTHORIZED, "");
        };
    }

    private static Outcome denied(SaslError error, String text) {
        return new Outcome.Denied(new Step.Failure(error, text));
    }
}
