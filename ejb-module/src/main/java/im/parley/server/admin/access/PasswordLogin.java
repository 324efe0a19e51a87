package im.parley.server.admin.access;

import im.parley.server.login.Attempt;
import im.parley.server.login.Logins;
import im.parley.server.spi.Domains;
import im.parley.server.stats.Counters;
import im.parley.server.stats.Statistics;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import im.parley.wire.addr.Network;
import im.parley.wire.sasl.Exchange.Step;
import im.parley.wire.sasl.PlainExchange;
import im.parley.wire.sasl.SaslError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Checks the address and the password of an account as a log-in of a client does: with the same protection against
 * guessing, and taking the same time whether there is such an account or not. Waits for the database.
 */
@Singleton
public final class PasswordLogin {
    private final Logins logins;
    private final Domains domains;
    private final Counters counters;

    /** Asks these. */
    @Inject
    public PasswordLogin(Logins logins, Domains domains, Statistics statistics) {
        this.logins = logins;
        this.domains = domains;
        this.counters = statistics.counters();
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is he. */
        record Granted(Jid account) implements Outcome {}

        /** No such account, or another password. */
        record Wrong() implements Outcome {}

        /** The password is right, the account is closed; a line for a person says how. */
        record Closed(String text) implements Outcome {}

        /** There were too many wrong ones; a right one does not help for a while. */
        record LockedOut() implements Outcome {}

        /** The database does not answer. */
        record Unavailable() implements Outcome {}
    }

    /**
     * Checks a password.
     *
     * @param address what somebody says that his address is
     * @param from where he is
     */
    public Outcome check(String address, String password, InetSocketAddress from) {
        int at = address.lastIndexOf('@');
        String domain = domain(address.substring(at + 1));
        // A domain that is not served costs the same: nobody has a name with an '@'.
        boolean served = at > 0 && domains.serves(domain);
        String name = served ? address.substring(0, at) : address + "@";
        String home = served ? domain : domains.defaultDomain();
        Attempt attempt =
                new Attempt(new PlainExchange(logins.source(home)), Network.of(from), home, logins, counters);
        byte[] message = ('\0' + name + '\0' + password).getBytes(StandardCharsets.UTF_8);
        return switch (attempt.answer(message)) {
            case Attempt.Outcome.Granted granted -> new Outcome.Granted(granted.account());
            case Attempt.Outcome.Denied(Step.Failure failure) -> refused(failure);
            case Attempt.Outcome.Challenge more -> new Outcome.Wrong();
        };
    }

    private static Outcome refused(Step.Failure failure) {
        if (Attempt.isLockout(failure)) {
            return new Outcome.LockedOut();
        }
        if (failure.error() == SaslError.TEMPORARY_AUTH_FAILURE) {
            return new Outcome.Unavailable();
        }
        return failure.error() == SaslError.ACCOUNT_DISABLED
                ? new Outcome.Closed(failure.text())
                : new Outcome.Wrong();
    }

    private static String domain(String text) {
        try {
            return Jid.of("", text, "").domain();
        } catch (InvalidJid malformed) {
            return "";
        }
    }
}
