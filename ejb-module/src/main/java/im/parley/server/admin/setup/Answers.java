package im.parley.server.admin.setup;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * What has been answered at the set-up page.
 *
 * @param connectivity which ways into the server are open, by their names in {@link Proposal}
 * @param features which features are on, likewise
 */
public record Answers(
        Basic basic,
        Map<String, Boolean> connectivity,
        Map<String, Boolean> features,
        DatabaseChoice database,
        Security security) {

    /** Takes copies; all must be there, as they come from outside. */
    public Answers {
        requireNonNull(basic);
        requireNonNull(database);
        requireNonNull(security);
        connectivity = Map.copyOf(connectivity);
        features = Map.copyOf(features);
    }

    /**
     * @param administrator the local part of the first administrator's address
     */
    public record Basic(String domain, List<String> moreDomains, String administrator, String password) {
        /** Takes a copy. */
        public Basic {
            requireNonNull(domain);
            requireNonNull(administrator);
            requireNonNull(password);
            moreDomains = List.copyOf(moreDomains);
        }

        /** Without the password, so that it stays out of logs. */
        @Override
        public String toString() {
            return "Basic[" + domain + ", " + moreDomains + ", " + administrator + ']';
        }
    }

    /**
     * @param keep whether the database stays the one that the server runs with; the rest says nothing then
     * @param encryption as PostgreSQL calls it: {@code disable}, {@code prefer}, {@code require}, {@code verify-full}
     */
    public record DatabaseChoice(
            boolean keep, String host, int port, String name, String user, String password, String encryption) {
        /** All must be there. */
        public DatabaseChoice {
            requireNonNull(host);
            requireNonNull(name);
            requireNonNull(user);
            requireNonNull(password);
            requireNonNull(encryption);
        }

        /** The database stays as it is. */
        public static final DatabaseChoice KEEP = new DatabaseChoice(true, "", 0, "", "", "", "");

        /** Without the password, so that it stays out of logs. */
        @Override
        public String toString() {
            return "DatabaseChoice[" + (keep ? "keep" : user + '@' + host + ':' + port + '/' + name) + ']';
        }
    }

    /**
     * @param registration whether clients may make accounts themselves
     * @param tlsRequired whether clients must use TLS
     * @param anonymous whether clients may log in without an account
     * @param lockout whether those who guess passwords are locked out for a while
     */
    public record Security(boolean registration, boolean tlsRequired, boolean anonymous, boolean lockout) {}

    /** The address of the first administrator, as it was typed. */
    String administrator() {
        return basic.administrator() + '@' + basic.domain();
    }
}
