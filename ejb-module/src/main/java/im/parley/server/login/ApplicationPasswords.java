package im.parley.server.login;

import im.parley.server.spi.PasswordKeys;
import im.parley.store.credential.Credential;
import im.parley.store.credential.CredentialStore;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import java.util.List;

/**
 * Passwords of an account besides its own, each with an id: one for a client or a device, so that it can be taken away
 * alone. A client gives the id as the authentication identity and the account as the authorization identity.
 */
public final class ApplicationPasswords {
    /** How long an id may be. */
    public static final int MAX_ID_LENGTH = 128;
    /** How many an account may have. */
    public static final int LIMIT = 100;

    private final CredentialStore credentials;
    private final UserStore users;
    private final PasswordKeys keys;

    /** What came of {@link #add}. */
    public enum Outcome {
        /** The password can be used; one with the same id cannot any more. */
        ADDED,
        /** There is no such account. */
        NO_ACCOUNT,
        /** The account has as many as it may. */
        TOO_MANY
    }

    /**
     * @param iterations the iteration count of new credentials
     */
    public ApplicationPasswords(CredentialStore credentials, UserStore users, int iterations) {
        this.credentials = credentials;
        this.users = users;
        this.keys = new PasswordKeys(iterations);
    }

    /** The ids of an account's application passwords, sorted. */
    public List<String> list(Jid account) {
        return credentials.of(account.bare()).stream()
                .map(Credential::id)
                .filter(id -> !id.equals(Credential.DEFAULT))
                .distinct()
                .toList();
    }

    /**
     * Adds a password or replaces the one with the same id.
     *
     * @throws IllegalArgumentException when it cannot be an id or a password; the message says why
     */
    public Outcome add(Jid account, String id, String password) {
        Jid owner = account.bare();
        requireId(id);
        if (!users.exists(owner)) {
            return Outcome.NO_ACCOUNT;
        }
        List<String> present = list(owner);
        if (present.size() >= LIMIT && !present.contains(id)) {
            return Outcome.TOO_MANY;
        }
        credentials.replace(owner, id, keys.of(id, password));
        return Outcome.ADDED;
    }

    /** Takes a password away; false when there is none of that id. */
    public boolean remove(Jid account, String id) {
        requireId(id);
        if (!list(account).contains(id)) {
            return false;
        }
        credentials.remove(account.bare(), id);
        return true;
    }

    private static void requireId(String id) {
        if (id.isBlank() || id.length() > MAX_ID_LENGTH || id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an id has 1 to " + MAX_ID_LENGTH + " characters");
        }
        if (id.equals(Credential.DEFAULT)) {
            throw new IllegalArgumentException("'" + id + "' is the password of the account itself");
        }
    }
}
