package im.parley.server.login;

import im.parley.server.spi.PasswordKeys;
import im.parley.store.StoreException;
import im.parley.store.credential.Credential;
import im.parley.store.credential.CredentialStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Adds keys of stronger hash functions to passwords of accounts that were stored without them (XEP-0480). What is there
 * stays as it is (section 4), and nothing weaker is added: the tokens of XEP-0484 depend on the weakest.
 */
public final class Upgrades {
    private static final System.Logger LOG = System.getLogger(Upgrades.class.getName());

    private final CredentialStore credentials;
    private final PasswordKeys keys;

    /**
     * What an account has.
     *
     * @param weakest its keys of the weakest hash function
     * @param lacking the stronger hash functions that it has no keys for, the strongest last
     */
    public record State(Credential weakest, List<ScramHash> lacking) {}

    Upgrades(CredentialStore credentials, PasswordKeys keys) {
        this.credentials = credentials;
        this.keys = keys;
    }

    /** What the account has for its own password; nothing when there is no such account or password. */
    public Optional<State> state(Jid account) {
        List<Credential> own = credentials.of(account.bare()).stream()
                .filter(credential -> credential.id().equals(Credential.DEFAULT))
                .toList();
        return Arrays.stream(ScramHash.values())
                .flatMap(hash -> find(own, hash).stream())
                .findFirst()
                .map(weakest -> new State(weakest, lacking(own)));
    }

    private static List<ScramHash> lacking(List<Credential> own) {
        return Arrays.stream(ScramHash.values())
                .dropWhile(hash -> find(own, hash).isEmpty())
                .filter(hash -> find(own, hash).isEmpty())
                .toList();
    }

    private static Optional<Credential> find(List<Credential> own, ScramHash hash) {
        return own.stream()
                .filter(credential -> credential.mechanism().equals(hash.hashName()))
                .findFirst();
    }

    /** The iteration count of new keys. */
    public int iterations() {
        return keys.iterations();
    }

    /** A new salt. */
    public byte[] salt() {
        return keys.salt();
    }

    /**
     * Adds keys of the password that an account has.
     *
     * @param known keys of it that are there
     * @return false when it has another password by now
     */
    public boolean add(Jid account, Credential known, ScramKeys more) {
        return credentials.add(account, known, PasswordKeys.of(Credential.DEFAULT, more)) || isThere(account, known);
    }

    /** Somebody else was faster; the password is the same. */
    private boolean isThere(Jid account, Credential known) {
        return credentials.find(account, known.id(), known.mechanism()).equals(Optional.of(known));
    }

    /** Adds what is lacking for a password that has just been shown. The log-in does not depend on it. */
    void complete(Jid account, String password) {
        try {
            state(account).ifPresent(state -> complete(account, password, state));
        } catch (StoreException down) {
            LOG.log(System.Logger.Level.WARNING, "Could not add keys to a password: " + down.getMessage());
        }
    }

    private void complete(Jid account, String password, State state) {
        for (ScramHash hash : state.lacking()) {
            credentials.add(account, state.weakest(), keys.of(Credential.DEFAULT, password, hash));
        }
    }
}
