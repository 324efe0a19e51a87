package im.parley.server.s2s;

import im.parley.server.config.S2sOptions;
import im.parley.server.session.Outbox;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one domain of this server sends to one of another: the stanzas that wait, in order, and the stream that carries
 * them. While there is a stream a stanza passes under one lock and nothing waits.
 */
final class Outgoing {
    private static final StanzaError FULL =
            Condition.RESOURCE_CONSTRAINT.because("too many stanzas wait for that server");
    private static final StanzaError TOO_LARGE = Condition.POLICY_VIOLATION.because("too large for that server");
    private static final StanzaError NOT_TAKEN =
            Attempt.unreachable("the other server has not acknowledged it for too long");
    private static final StanzaError TOO_MANY =
            Condition.RESOURCE_CONSTRAINT.because("too many keys of that domain are being checked");
    /** Questions that wait for a stream. */
    private static final int MOST_QUESTIONS = 1000;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;
    private static final int OVERHEAD = 200;

    private final DomainPair pair;
    private final Federation federation;
    private final S2sOptions.Queue bounds;
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private final List<Verification> questions = new ArrayList<>();
    private long bytes;
    private @Nullable RemoteStream stream;
    /** Takes its place once that has ended, and what it did not bring to the other server is here again. */
    private @Nullable RemoteStream successor;
    /** An attempt is under way, or planned. */
    private boolean seeking;
    /** The stream that this server has opened is ready to be asked about keys. */
    private @Nullable RemoteStream asked;

    private boolean retired;
    private int failures;
    private String trouble = "";
    private long used = System.nanoTime();

    /**
     * A stanza that waits.
     *
     * @param since when it came, in milliseconds; also if it was sent in vain meanwhile
     */
    private record Waiting(Stanza stanza, long since) {}

    Outgoing(DomainPair pair, Federation federation) {
        this.pair = pair;
        this.federation = federation;
        this.bounds = federation.options().queue();
    }

    DomainPair pair() {
        return pair;
    }

    /** Sends a stanza, now or when there is a stream; false when this is forgotten. */
    boolean send(Stanza stanza) {
        Optional<StanzaError> refusal;
        synchronized (this) {
            if (retired) {
                return false;
            }
            refusal = accept(stanza);
        }
        refusal.ifPresent(why -> federation.bounce(stanza, why));
        return true;
    }

    private Optional<StanzaError> accept(Stanza stanza) {
        used = System.nanoTime();
        long now = System.currentTimeMillis();
        RemoteStream open = stream;
        if (open != null && queue.isEmpty()) {
            switch (open.outflow().send(stanza, now)) {
                case YES -> {
                    return Optional.empty();
                }
                case TOO_LARGE -> {
                    return Optional.of(TOO_LARGE);
                }
                case FULL, ENDING -> {}
                case ENDED -> succeed();
            }
        }
        if (queue.size() >= bounds.stanzas() || bytes + cost(stanza) > bounds.bytes()) {
            return Optional.of(FULL);
        }
        add(new Waiting(stanza, now), false);
        seek();
        flush();
        return Optional.empty();
    }

    private void add(Waiting waiting, boolean first) {
        bytes += cost(waiting.stanza());
        if (first) {
            queue.addFirst(waiting);
        } else {
            queue.addLast(waiting);
        }
    }

    private static long cost(Stanza stanza) {
        return (long) OVERHEAD + stanza.content().bytes().length;
    }

    /** Looks for the other server, unless that is done already or there is nothing to do; the lock is held. */
    private void seek() {
        boolean needed = stream == null && !queue.isEmpty() || asked == null && !questions.isEmpty();
        if (needed && !seeking) {
            seeking = true;
            federation.begin(new Attempt(federation, this), pause());
        }
    }

    private Duration pause() {
        if (failures == 0) {
            return Duration.ZERO;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /**
     * Asks the authoritative server about a key, on a stream of this server's own (XEP-0288 section 2.2); false when this is
     * forgotten.
     */
    synchronized boolean ask(Verification question) {
        if (retired) {
            return false;
        }
        RemoteStream own = asked;
        if (own != null && !own.outflow().hasStopped()) {
            own.later(() -> ask(own, question));
            return true;
        }
        asked = null;
        if (questions.size() < MOST_QUESTIONS) {
            questions.add(question);
            seek();
        } else {
            question.answered().accept(new Verification.Answer.Unanswered(TOO_MANY));
        }
        return true;
    }

    /** Whether there is still something to be sent or asked. */
    synchronized boolean isWaiting() {
        return !queue.isEmpty() || !questions.isEmpty();
    }

    private void ask(RemoteStream own, Verification question) {
        if (own.outflow().hasStopped()) { // meanwhile
            federation.verify(question);
        } else {
            own.dialback().ask(question);
        }
    }

    // What attempts and streams tell.

    /** A stream that this server has opened is ready to be asked about keys; on the strand of that. */
    void ready(RemoteStream own) {
        List<Verification> waiting;
        synchronized (this) {
            asked = own;
            waiting = List.copyOf(questions);
            questions.clear();
        }
        waiting.forEach(own.dialback()::ask);
    }

    /** A stream may carry what waits; false when this is forgotten. */
    synchronized boolean opened(RemoteStream open) {
        if (retired) {
            return false;
        }
        failures = 0;
        trouble = "";
        seeking &= open.isIncoming();
        RemoteStream before = stream;
        if (before == null || before.outflow().hasSettled()) {
            stream = open;
            flush();
        } else if (before.outflow().hasStopped()) {
            successor = open;
        }
        return true;
    }

    private void succeed() {
        stream = successor;
        successor = null;
    }

    /** Sends what waits, as far as the stream takes it. */
    synchronized void flush() {
        RemoteStream open = stream;
        while (open != null && !queue.isEmpty()) {
            Waiting first = queue.getFirst();
            Stanza next = first.stanza();
            switch (open.outflow().send(next, first.since())) {
                case YES -> remove();
                case TOO_LARGE -> {
                    remove();
                    federation.bounce(next, TOO_LARGE);
                }
                case FULL, ENDING -> {
                    return;
                }
                case ENDED -> {
                    succeed();
                    seek();
                    open = stream;
                }
            }
        }
    }

    private void remove() {
        bytes -= cost(queue.removeFirst().stanza());
    }

    /**
     * A stream has ended; what it did not bring to the other server is sent again, before anything newer. False when this is
     * forgotten, and cannot do that.
     */
    synchronized boolean ended(RemoteStream which, List<Outbox.Unacknowledged> left) {
        if (retired) {
            return left.isEmpty();
        }
        if (asked == which) {
            asked = null;
        }
        if (stream == which) {
            succeed();
        } else if (successor == which) {
            successor = null;
        }
        long oldest = System.currentTimeMillis() - bounds.patience().toMillis();
        for (Outbox.Unacknowledged each : left.reversed()) {
            if (each.givenMillis() < oldest) {
                federation.bounce(each.stanza(), NOT_TAKEN); // by whatever stream it went
            } else {
                add(new Waiting(each.stanza(), each.givenMillis()), true);
            }
        }
        if (stream == null) {
            seek();
        } else {
            flush();
        }
        return true;
    }

    /** An attempt has failed; another one may not. */
    void failed(String why) {
        StanzaError error = Attempt.unreachable(why);
        List<Stanza> late;
        List<Verification> unanswered;
        synchronized (this) {
            seeking = false;
            failures++;
            trouble = why;
            late = older(bounds.retry());
            unanswered = List.copyOf(questions);
            questions.clear();
            seek();
        }
        give(late, error, unanswered);
    }

    /** The other server is not there, or does not want this one: nothing waits any longer. */
    void refused(StanzaError why) {
        List<Stanza> all;
        List<Verification> unanswered;
        synchronized (this) {
            seeking = false;
            failures++;
            trouble = why.text();
            all = stream == null ? older(Duration.ZERO) : List.of();
            unanswered = List.copyOf(questions);
            questions.clear();
        }
        give(all, why, unanswered);
    }

    private void give(Collection<Stanza> stanzas, StanzaError error, List<Verification> unanswered) {
        stanzas.forEach(stanza -> federation.bounce(stanza, error));
        unanswered.forEach(question -> question.answered().accept(new Verification.Answer.Unanswered(error)));
    }

    private List<Stanza> older(Duration age) {
        long since = System.currentTimeMillis() - age.toMillis();
        List<Stanza> old = new ArrayList<>();
        while (!queue.isEmpty() && queue.getFirst().since() <= since) {
            old.add(queue.getFirst().stanza());
            remove();
        }
        return old;
    }

    /** Sends back what has waited too long. */
    void expire() {
        List<Stanza> late;
        synchronized (this) {
            late = queue.isEmpty() ? List.of() : older(bounds.patience());
        }
        StanzaError error = Attempt.unreachable(trouble.isEmpty() ? "there was no connection for too long" : trouble);
        late.forEach(stanza -> federation.bounce(stanza, error));
    }

    /** Whether nothing waits and nothing has happened for a while; then this is to be forgotten, and does nothing any more. */
    synchronized boolean retire(Duration age) {
        boolean open = stream != null && !stream.outflow().hasSettled() || asked != null && !asked.outflow().hasStopped();
        boolean idle = !open && !seeking && queue.isEmpty() && questions.isEmpty();
        retired |= idle && System.nanoTime() - used > age.toNanos();
        return retired;
    }

    /** Forgets the pauses after failures: an administrator says that the other server is back. */
    synchronized void reset() {
        failures = 0;
        if (!seeking) {
            seek();
        }
    }

    // For the administrator.

    synchronized RemoteServer view(List<RemoteServer.Stream> streams) {
        RemoteStream open = stream;
        RemoteServer.State state = RemoteServer.State.IDLE;
        if (open != null && !open.outflow().hasStopped()) {
            state = RemoteServer.State.CONNECTED;
        } else if (failures > 0) {
            state = RemoteServer.State.FAILED;
        } else if (seeking) {
            state = RemoteServer.State.CONNECTING;
        }
        return new RemoteServer(pair.local(), pair.remote(), state, queue.size(), bytes, failures, trouble, streams);
    }
}
