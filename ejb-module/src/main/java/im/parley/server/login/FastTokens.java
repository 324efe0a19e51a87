package im.parley.server.login;

import im.parley.server.spi.option.FastOptions;
import im.parley.store.credential.Credential;
import im.parley.store.credential.CredentialStore;
import im.parley.store.token.ClientTokens;
import im.parley.store.token.Token;
import im.parley.store.token.TokenStore;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.sasl.HashedToken;
import im.parley.wire.sasl.HashedTokenExchange;
import im.parley.wire.sasl.HashedTokenExchange.Found;
import im.parley.wire.sasl.ScramHash;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The tokens of XEP-0484. The database has only seeds; a token comes of its seed, a secret of the installation, and the keys
 * of the password that its client has logged in with, so that a new password makes all its tokens worthless.
 *
 * <p>Each client has two places (section 5.1): the token that it uses, and one that it was given and has not used yet. The
 * number of clients of an account is bounded; the one that was not seen for the longest time is forgotten.
 */
public final class FastTokens {
    private static final int SEED_BYTES = 32;
    private static final int ATTEMPTS = 3;
    /** The password's keys that are looked for; adding others (XEP-0480) must change nothing. */
    private static final List<ScramHash> KEYS = List.of(ScramHash.SHA_1, ScramHash.SHA_256, ScramHash.SHA_512);

    private final TokenStore store;
    private final CredentialStore credentials;
    private final TokenText text;
    private final FastOptions options;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * How a client uses its token.
     *
     * @param count its counter; 0 when it sends none
     * @param invalidate whether the token is to be worth nothing afterwards (section 3.6)
     */
    public record Use(long count, boolean invalidate) {}

    /**
     * A token for a client.
     *
     * @param expires when it will be worth nothing
     */
    public record Issued(String token, Instant expires) {}

    /**
     * @param secret random bytes that stay the same across restarts
     */
    public FastTokens(
            TokenStore store, CredentialStore credentials, byte[] secret, FastOptions options, Clock clock) {
        this.store = store;
        this.credentials = credentials;
        this.text = new TokenText(secret);
        this.options = options;
        this.clock = clock;
    }

    /** The tokens of a domain's users, for one log-in of one client. */
    public HashedTokenExchange.Tokens of(String domain, UUID agent, HashedToken mechanism, Use use) {
        return (username, proof) -> {
            try {
                return find(Jid.of(username, domain, ""), agent, mechanism, use, proof);
            } catch (InvalidJid nobody) {
                return new Found.None();
            }
        };
    }

    private Found find(Jid account, UUID agent, HashedToken mechanism, Use use, Predicate<byte[]> proof) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ClientTokens known = store.find(account, agent);
            // Both places are looked at, whatever the first one holds, so that the time taken tells nothing.
            boolean fresh = proves(known.fresh(), account, agent, proof);
            boolean current = proves(known.current(), account, agent, proof);
            Optional<Token> proven = fresh ? known.fresh() : known.current().filter(token -> current);
            if (proven.isEmpty() || !proven.get().mechanism().equals(mechanism.mechanism())) {
                return new Found.None();
            }
            if (!proven.get().expires().isAfter(clock.instant())) {
                return new Found.Expired();
            }
            if (use.count() > 0 && use.count() <= proven.get().count()) {
                return new Found.None(); // section 3.4: a replay
            }
            if (store.replace(account, known, used(known, proven.get(), fresh, use))) {
                byte[] token = text.bytes(proven.get(), account, agent, password(account, proven.get()));
                return new Found.Valid(account.toString(), token, agent, proven.get().password());
            }
        }
        return new Found.None(); // the same client, several times at once
    }

    private boolean proves(Optional<Token> token, Jid account, UUID agent, Predicate<byte[]> proof) {
        Token judged = token.orElse(new Token("", Credential.DEFAULT, new byte[SEED_BYTES], Instant.EPOCH, 0));
        boolean right = proof.test(text.bytes(judged, account, agent, password(account, judged)));
        return right && token.isPresent();
    }

    /** Section 3.5: who uses a token has no more need of an earlier one. Section 3.6: nor of this, if it says so. */
    private ClientTokens used(ClientTokens known, Token proven, boolean fresh, Use use) {
        Optional<Token> left =
                use.invalidate() ? Optional.empty() : Optional.of(proven.used(Math.max(proven.count(), use.count())));
        return new ClientTokens(known.agent(), left, fresh ? Optional.empty() : known.fresh(), clock.instant());
    }

    /** Whether the token that a client has logged in with should be replaced (section 3.5). */
    public boolean isDue(Jid account, UUID agent) {
        Instant issuedBefore = clock.instant().minus(options.rotation());
        return store.find(account, agent)
                .current()
                .filter(token -> !token.expires().minus(options.lifetime()).isAfter(issuedBefore))
                .isPresent();
    }

    /**
     * Gives a client a token; the one that it uses stays good until it uses this one.
     *
     * @param password the id of the password that the token rests on
     */
    public Issued issue(Jid account, UUID agent, HashedToken mechanism, String password) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        Instant now = clock.instant();
        Token token = new Token(mechanism.mechanism(), password, seed, now.plus(options.lifetime()), 0);
        ClientTokens known = store.find(account, agent);
        while (!store.replace(account, known, new ClientTokens(agent, known.current(), Optional.of(token), now))) {
            known = store.find(account, agent);
        }
        forgetOthers(account, now);
        return new Issued(text.of(token, account, agent, password(account, token)), token.expires());
    }

    private void forgetOthers(Jid account, Instant now) {
        List<ClientTokens> latestFirst = store.of(account);
        for (int i = 0; i < latestFirst.size(); i++) {
            if (i >= options.clients() || !latestFirst.get(i).isAlive(now)) {
                store.remove(account, latestFirst.get(i).agent());
            }
        }
    }

    /** The clients of an account that have tokens, the one that was seen last first. */
    public List<UUID> clients(Jid account) {
        return store.of(account.bare()).stream().map(ClientTokens::agent).toList();
    }

    /** Takes the tokens of a client away. */
    public void revoke(Jid account, UUID agent) {
        store.remove(account.bare(), agent);
    }

    /** Takes away the tokens that rest on a password of the account, which are worth nothing without it. */
    public void forget(Jid account, String password) {
        for (ClientTokens client : store.of(account.bare())) {
            ClientTokens known = client;
            while (!store.replace(account.bare(), known, known.without(password))) {
                known = store.find(account.bare(), client.agent());
            }
        }
    }

    private byte[] password(Jid account, Token token) {
        return KEYS.stream()
                .flatMap(hash -> credentials.find(account, token.password(), hash.hashName()).stream())
                .findFirst()
                .map(Credential::storedKey)
                .orElse(new byte[0]);
    }
}
