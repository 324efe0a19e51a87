package im.parley.server.stream;

import im.parley.server.login.Attempt;
import im.parley.server.login.Upgrades;
import im.parley.store.StoreException;
import im.parley.store.credential.Credential;
import im.parley.wire.sasl.Exchange;
import im.parley.wire.sasl.Exchange.Step;
import im.parley.wire.sasl.SaslError;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The client has proved who it is and does the upgrade tasks that it asked for, one after the other (XEP-0480 section 2.2).
 * Only who has just shown the account's own password may do that: what is stored here opens the account.
 *
 * @param granted the log-in
 * @param request what the client asked for
 * @param known keys of the password that are there
 * @param tasks the hash functions of the tasks that are left
 * @param salt the salt of the first task once the client has begun it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Upgrading(
        Attempt.Outcome.Granted granted,
        LoginRequest request,
        Credential known,
        List<ScramHash> tasks,
        Optional<byte[]> salt)
        implements StreamState {
    private static final System.Logger LOG = System.getLogger(Upgrading.class.getName());
    private static final Step.Failure WRONG_LENGTH =
            new Step.Failure(SaslError.MALFORMED_REQUEST, "this hash function has results of another length");
    private static final Step.Failure NO_SUCH_TASK =
            new Step.Failure(SaslError.MALFORMED_REQUEST, "another task is due");
    private static final Step.Failure CHANGED =
            new Step.Failure(SaslError.CREDENTIALS_EXPIRED, "the password was changed meanwhile");
    private static final Step.Failure LATER =
            new Step.Failure(SaslError.TEMPORARY_AUTH_FAILURE, "the database does not answer");

    /** Goes on behind a log-in: with the first task, or with what else the client asked for when there is none. */
    static StreamState begin(Attempt.Outcome.Granted granted, LoginRequest request, ClientStream stream) {
        Optional<Upgrades.State> state;
        try {
            state = granted.byPassword() && asks(request, stream)
                    ? stream.services().logins().upgrades().state(granted.account())
                    : Optional.empty();
        } catch (StoreException down) {
            return LoggingIn.failed(LATER, stream);
        }
        List<ScramHash> tasks = Upgrade.offered(state.map(Upgrades.State::lacking).orElse(List.of()), stream).stream()
                .filter(hash -> Upgrade.isRequested(hash, request))
                .toList();
        return state.isEmpty() || tasks.isEmpty()
                ? InlineBinding.complete(granted, request, stream)
                : new Upgrading(granted, request, state.get().weakest(), tasks, Optional.empty()).proceed(stream);
    }

    private static boolean asks(LoginRequest request, ClientStream stream) {
        return !Upgrade.offered(List.of(ScramHash.values()), stream).stream()
                .filter(hash -> Upgrade.isRequested(hash, request))
                .toList()
                .isEmpty();
    }

    private StreamState proceed(ClientStream stream) {
        stream.send(Sasl2.proceed(granted.data(), Upgrade.task(tasks.getFirst())));
        Attempt.Outcome.Granted told = new Attempt.Outcome.Granted(
                granted.account(), Exchange.NOTHING, granted.named(), granted.login());
        return new Upgrading(told, request, known, tasks, Optional.empty());
    }

    @Override
    public StreamState on(FirstLevel item, ClientStream stream) {
        return switch (item) {
            case FirstLevel.Nonza nonza -> nonza(nonza.element(), stream);
            case Stanza stanza -> stream.fail(LoggingIn.INTERRUPTED);
            case FirstLevel.Rejected rejected -> stream.fail(LoggingIn.INTERRUPTED);
            case FirstLevel.Open open -> stream.fail(StreamError.of(Condition.BAD_FORMAT));
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close() : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
        };
    }

    /** XEP-0388 section 4.8: another {@code <authenticate/>} "MUST result in a stream error", here and after a failure. */
    private StreamState nonza(Element element, ClientStream stream) {
        if (tasks.isEmpty()) {
            return stream.fail(LoggingIn.INTERRUPTED);
        }
        if (element.is(Sasl2.ABORT)) {
            return failed(LoggingIn.ABORTED, stream);
        }
        if (element.is(Sasl2.NEXT)) {
            return next(element, stream);
        }
        return element.is(Sasl2.TASK_DATA) ? data(element, stream) : stream.fail(LoggingIn.INTERRUPTED);
    }

    private StreamState next(Element next, ClientStream stream) {
        if (salt.isPresent() || !next.attribute("task", "").equals(Upgrade.task(tasks.getFirst()))) {
            return failed(NO_SUCH_TASK, stream);
        }
        Upgrades upgrades = stream.services().logins().upgrades();
        byte[] fresh = upgrades.salt();
        stream.send(Sasl2.taskData(Upgrade.salt(fresh, upgrades.iterations())));
        return new Upgrading(granted, request, known, tasks, Optional.of(fresh));
    }

    private StreamState data(Element taskData, ClientStream stream) {
        Optional<byte[]> hash;
        try {
            hash = Upgrade.hash(taskData);
        } catch (IllegalArgumentException notBase64) {
            return failed(LoggingIn.BAD_BASE64, stream);
        }
        if (salt.isEmpty() || hash.isEmpty()) {
            return failed(LoggingIn.MALFORMED, stream);
        }
        return hash.get().length * 8 == tasks.getFirst().bits()
                ? store(hash.get(), salt.get(), stream)
                : failed(WRONG_LENGTH, stream);
    }

    private StreamState store(byte[] salted, byte[] used, ClientStream stream) {
        Upgrades upgrades = stream.services().logins().upgrades();
        ScramHash hash = tasks.getFirst();
        try {
            if (!upgrades.add(granted.account(), known, ScramKeys.ofSalted(salted, used, upgrades.iterations(), hash))) {
                return failed(CHANGED, stream);
            }
        } catch (StoreException down) {
            LOG.log(System.Logger.Level.ERROR, "Could not add keys to a password: " + down.getMessage());
            return failed(LATER, stream);
        }
        List<ScramHash> left = new ArrayList<>(tasks).subList(1, tasks.size());
        return left.isEmpty()
                ? InlineBinding.complete(granted, request, stream)
                : new Upgrading(granted, request, known, List.copyOf(left), Optional.empty()).proceed(stream);
    }

    /** The client is told; it has to open another stream to log in. */
    private StreamState failed(Step.Failure failure, ClientStream stream) {
        stream.send(Sasl2.failure(failure));
        LOG.log(System.Logger.Level.DEBUG, () -> stream.describe() + " failed at a task: " + failure.error());
        return new Upgrading(granted, request, known, List.of(), Optional.empty());
    }

    @Override
    public boolean authenticated() {
        return false;
    }
}
