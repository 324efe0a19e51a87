package im.parley.server.admin.setup;

import im.parley.server.config.ConfigLocation;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.spi.PasswordKeys;
import im.parley.store.credential.Credential;
import im.parley.store.credential.CredentialStore;
import im.parley.store.token.ClientTokens;
import im.parley.store.token.TokenStore;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * The account of the first administrator, on its way from the set-up into the database that the server has after it: a
 * file with the keys of the password, from which the password cannot be had. The next start makes the account and takes
 * the file away.
 */
@Singleton
public final class FirstAdministrator {
    private static final System.Logger LOG = System.getLogger("im.parley");
    private static final String FILE = "first-administrator";
    private static final int PARTS = 5;

    private final UserStore users;
    private final CredentialStore credentials;
    private final TokenStore tokens;
    private final Path file;

    /** For the container. */
    @Inject
    FirstAdministrator(UserStore users, CredentialStore credentials, TokenStore tokens) {
        this(users, credentials, tokens, ConfigLocation.home(Lookup.ofProcess()));
    }

    FirstAdministrator(UserStore users, CredentialStore credentials, TokenStore tokens, Path home) {
        this.users = users;
        this.credentials = credentials;
        this.tokens = tokens;
        this.file = home.resolve("etc").resolve(FILE);
    }

    /**
     * Leaves word of the administrator for the next start.
     *
     * @throws IllegalArgumentException when that cannot be a password
     */
    void announce(Jid account, String password, PasswordKeys keys) throws IOException {
        StringBuilder text = new StringBuilder().append(account).append('\n');
        keys.of(Credential.DEFAULT, password).forEach(key -> text.append(written(key)).append('\n'));
        PrivateFile.write(file, text.toString());
    }

    private static String written(Credential key) {
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(
                " ",
                key.mechanism(),
                Integer.toString(key.iterations()),
                base64.encodeToString(key.salt()),
                base64.encodeToString(key.storedKey()),
                base64.encodeToString(key.serverKey()));
    }

    private static Credential read(String line) {
        String[] parts = line.split(" ");
        if (parts.length != PARTS) {
            throw new IllegalStateException(FILE + " is damaged");
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new Credential(
                Credential.DEFAULT,
                parts[0],
                base64.decode(parts[2]),
                Integer.parseInt(parts[1]),
                base64.decode(parts[3]),
                base64.decode(parts[4]));
    }

    /** Whether an administrator has been set up who has no account yet. */
    boolean announced() {
        return Files.exists(file);
    }

    /**
     * Makes the account that the set-up has left word of. One that somebody else has made under that address is taken over:
     * no password and no token of it is good any more.
     */
    public void appoint() {
        if (!announced()) {
            return;
        }
        try {
            List<String> lines = Files.readAllLines(file);
            Jid account = Jid.of(lines.getFirst());
            List<Credential> keys = lines.stream().skip(1).map(FirstAdministrator::read).toList();
            if (!users.create(new User(account, Status.ACTIVE, Instant.now()), keys)) {
                takeOver(account, keys);
            }
            Files.delete(file);
            LOG.log(System.Logger.Level.INFO, "The account of the administrator {0} is there.", account);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void takeOver(Jid account, List<Credential> keys) {
        credentials.of(account).stream()
                .map(Credential::id)
                .distinct()
                .forEach(id -> credentials.remove(account, id));
        tokens.of(account).stream().map(ClientTokens::agent).forEach(agent -> tokens.remove(account, agent));
        credentials.replace(account, Credential.DEFAULT, keys);
        users.status(account, Status.ACTIVE);
    }
}
