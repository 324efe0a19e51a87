package im.parley.server.stream;

import im.parley.store.credential.Credential;
import im.parley.store.credential.CredentialStore;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.sasl.CredentialSource;
import im.parley.wire.sasl.Decoys;
import im.parley.wire.sasl.Exchange.Step;
import im.parley.wire.sasl.SaslError;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import java.util.Optional;
import java.util.function.Predicate;

/** Checks who logs in: finds the keys of a user, and says which account a successful exchange opens. */
public final class Logins {
    private final CredentialStore credentials;
    private final UserStore users;
    private final Decoys decoys;
    private final Predicate<String> allowed;

    /**
     * @param decoys keys for users who do not exist
     * @param allowed whether a mechanism may be offered at all
     */
    public Logins(CredentialStore credentials, UserStore users, Decoys decoys, Predicate<String> allowed) {
        this.credentials = credentials;
        this.users = users;
        this.decoys = decoys;
        this.allowed = allowed;
    }

    /** Whether the configuration allows a mechanism. */
    boolean allows(String mechanism) {
        return allowed.test(mechanism);
    }

    /** What came of a successful exchange. */
    sealed interface Outcome {
        /** The account is open. */
        record Granted(Jid account) implements Outcome {}

        /** The account is not open to this user. */
        record Denied(Step.Failure failure) implements Outcome {}
    }

    /** The keys of a domain's users. */
    CredentialSource source(String domain) {
        return new CredentialSource() {
            @Override
            public Optional<ScramKeys> keys(String username, ScramHash hash) {
                return account(username, domain)
                        .flatMap(account -> credentials.find(account, Credential.DEFAULT, hash.hashName()))
                        .map(found -> new ScramKeys(
                                hash, found.salt(), found.iterations(), found.storedKey(), found.serverKey()));
            }

            @Override
            public ScramKeys decoy(String username, ScramHash hash) {
                String same = account(username, domain).map(Jid::toString).orElse(username + '@' + domain);
                return decoys.keys(same, hash);
            }
        };
    }

    private static Optional<Jid> account(String username, String domain) {
        try {
            return Optional.of(Jid.of(username, domain, ""));
        } catch (InvalidJid nobody) {
            return Optional.empty();
        }
    }

    /** Which account a success opens in a domain; an anonymous user gets one of his own (XEP-0175). */
    Outcome admit(Step.Success success, String domain) {
        if (success.username().isEmpty()) {
            return new Outcome.Granted(Jid.of(Tokens.next(), domain, ""));
        }
        Jid account = Jid.of(success.username(), domain, "");
        if (!success.authorization().isEmpty() && !isFor(success.authorization(), account)) {
            return denied(SaslError.INVALID_AUTHZID, "");
        }
        return switch (users.find(account).map(User::status).orElse(Status.SYSTEM)) {
            case ACTIVE, VIP, PAID -> new Outcome.Granted(account);
            case DISABLED, BANNED, SPAM -> denied(SaslError.ACCOUNT_DISABLED, "this account is closed");
            case PENDING -> denied(SaslError.ACCOUNT_DISABLED, "this account is not confirmed yet");
            case SYSTEM -> denied(SaslError.NOT_AUTHORIZED, "");
        };
    }

    /** RFC 6120 section 6.3.8: an authorization identity is a bare JID; some clients send the local part. */
    private static boolean isFor(String authorization, Jid account) {
        try {
            Jid asked = authorization.indexOf('@') < 0
                    ? Jid.of(authorization, account.domain(), "")
                    : Jid.of(authorization);
            return asked.equals(account);
        } catch (InvalidJid malformed) {
            return false;
        }
    }

    private static Outcome denied(SaslError error, String text) {
        return new Outcome.Denied(new Step.Failure(error, text));
    }
}
