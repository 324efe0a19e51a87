package im.parley.server.login;

import im.parley.server.stats.Counters;
import im.parley.server.stats.Counters.Login;
import im.parley.store.StoreException;
import im.parley.wire.addr.Jid;
import im.parley.wire.addr.Network;
import im.parley.wire.sasl.AnonymousExchange;
import im.parley.wire.sasl.Exchange;
import im.parley.wire.sasl.Exchange.Step;
import im.parley.wire.sasl.ExternalExchange;
import im.parley.wire.sasl.HashedTokenExchange;
import im.parley.wire.sasl.PlainExchange;
import im.parley.wire.sasl.SaslError;
import im.parley.wire.sasl.ScramExchange;
import java.util.List;

/** One attempt to log in to a domain: an exchange, the protection against guessing, and the account that it opens. */
public final class Attempt {
    private static final System.Logger LOG = System.getLogger(Attempt.class.getName());
    private static final Step.Failure LATER =
            new Step.Failure(SaslError.TEMPORARY_AUTH_FAILURE, "the database does not answer");
    /** The same for everybody and whatever was shown, so that it tells nothing. */
    private static final Step.Failure LOCKED =
            new Step.Failure(SaslError.TEMPORARY_AUTH_FAILURE, "too many failed log-ins; try again later");

    private final Exchange exchange;
    private final Network from;
    private final String domain;
    private final Logins logins;
    private final Counters counters;

    /** What follows from a client's message. */
    public sealed interface Outcome {
        /** The client has to say more. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Challenge(byte[] data) implements Outcome {}

        /**
         * The account is open.
         *
         * @param data additional data with success
         * @param named whether the client asked for an authorization identity
         * @param byPassword whether the client has shown that it knows the account's own password
         */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Granted(Jid account, byte[] data, boolean named, boolean byPassword) implements Outcome {}

        /** The log-in failed. */
        record Denied(Step.Failure failure) implements Outcome {}
    }

    /**
     * @param from where the client is
     * @param domain the domain of its stream
     * @param counters counts what comes of it
     */
    public Attempt(Exchange exchange, Network from, String domain, Logins logins, Counters counters) {
        this.exchange = exchange;
        this.from = from;
        this.domain = domain;
        this.logins = logins;
        this.counters = counters;
    }

    /** Whether a failure is of the protection against guessing, and not of what was shown. */
    public static boolean isLockout(Step.Failure failure) {
        return failure.equals(LOCKED);
    }

    /** Takes what the client says next. May wait for a store. */
    public Outcome answer(byte[] fromClient) {
        Outcome outcome = judge(fromClient);
        switch (outcome) {
            case Outcome.Challenge challenge -> {}
            case Outcome.Granted granted -> counters.login(Login.GRANTED);
            case Outcome.Denied denied -> counters.login(Login.DENIED);
        }
        return outcome;
    }

    private Outcome judge(byte[] fromClient) {
        try {
            return switch (exchange.respond(fromClient)) {
                case Step.Challenge challenge -> new Outcome.Challenge(challenge.data());
                case Step.Success success -> succeeded(success);
                case Step.Failure failure -> new Outcome.Denied(failed(failure));
            };
        } catch (StoreException down) {
            LOG.log(System.Logger.Level.ERROR, "Could not check a log-in: " + down.getMessage());
            return new Outcome.Denied(LATER);
        }
    }

    private Outcome succeeded(Step.Success success) {
        if (logins.lockouts().refuses(from, claimed(), domain)) {
            return new Outcome.Denied(LOCKED);
        }
        return switch (logins.admit(success, domain)) {
            case Logins.Outcome.Granted granted -> {
                Jid account = granted.account();
                logins.lockouts().succeeded(from, account, domain);
                boolean byPassword = byPassword(account);
                if (byPassword && exchange instanceof PlainExchange plain) {
                    plain.incomplete().ifPresent(password -> logins.upgrades().complete(account, password));
                }
                yield new Outcome.Granted(account, success.data(), !success.authorization().isEmpty(), byPassword);
            }
            case Logins.Outcome.Denied denied -> new Outcome.Denied(denied.failure());
        };
    }

    private boolean byPassword(Jid account) {
        return switch (exchange) {
            case PlainExchange plain -> isOwn(plain, account);
            case ScramExchange scram -> isOwn(scram, account);
            case HashedTokenExchange token -> false;
            case ExternalExchange certificate -> false;
            case AnonymousExchange nobody -> false;
        };
    }

    private static boolean isOwn(Exchange exchange, Jid account) {
        return exchange.claim().map(claim -> Logins.isOwn(claim, account)).orElse(false);
    }

    private Step.Failure failed(Step.Failure failure) {
        List<Jid> claimed = claimed();
        if (failure.error() != SaslError.NOT_AUTHORIZED || claimed.isEmpty()) {
            return failure;
        }
        boolean refused = logins.lockouts().refuses(from, claimed, domain);
        logins.lockouts().failed(from, claimed, domain);
        return refused ? LOCKED : failure;
    }

    private List<Jid> claimed() {
        return exchange.claim().map(claim -> logins.claimed(claim, domain)).orElse(List.of());
    }
}
