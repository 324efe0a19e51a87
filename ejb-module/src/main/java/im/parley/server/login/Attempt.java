package im.parley.server.login;

import im.parley.server.spi.Login;
import im.parley.server.spi.Login.Proof;
import im.parley.server.stats.Counters;
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
import java.util.Optional;

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
         * @param login what the client has shown
         */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Granted(Jid account, byte[] data, boolean named, Login login) implements Outcome {
            /** Whether the client has shown that it knows the account's own password. */
            public boolean byPassword() {
                return login.proof().equals(Proof.Password.OWN);
            }
        }

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
            case Outcome.Granted granted -> counters.login(Counters.Login.GRANTED);
            case Outcome.Denied denied -> counters.login(Counters.Login.DENIED);
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
                Outcome.Granted opened = new Outcome.Granted(
                        account, success.data(), !success.authorization().isEmpty(), login(account));
                if (opened.byPassword() && exchange instanceof PlainExchange plain) {
                    plain.incomplete().ifPresent(password -> logins.upgrades().complete(account, password));
                }
                yield opened;
            }
            case Logins.Outcome.Denied denied -> new Outcome.Denied(denied.failure());
        };
    }

    private Login login(Jid account) {
        return switch (exchange) {
            case PlainExchange plain -> new Login(password(plain, account), Optional.empty());
            case ScramExchange scram -> new Login(password(scram, account), Optional.empty());
            case HashedTokenExchange token -> token.found()
                    .map(found -> new Login(new Proof.Token(found.password()), Optional.of(found.client())))
                    .orElseThrow();
            case ExternalExchange certificate -> new Login(new Proof.Certificate(), Optional.empty());
            case AnonymousExchange nobody -> new Login(new Proof.Nothing(), Optional.empty());
        };
    }

    /** The password that was shown: the account's own, or an application password by its id. */
    private static Proof password(Exchange exchange, Jid account) {
        return exchange.claim()
                .filter(claim -> !Logins.isOwn(claim, account))
                .map(claim -> new Proof.Password(claim.username()))
                .orElse(Proof.Password.OWN);
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
