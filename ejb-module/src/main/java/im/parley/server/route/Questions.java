package im.parley.server.route;

import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The requests that the server itself has sent and that wait for their answer. Each is answered exactly once: by whom it
 * was sent to, or by a time-out.
 */
final class Questions {
    /** How many requests may wait at a time; more are answered as refused. */
    static final int LIMIT = 20_000;

    private static final StanzaError TOO_MANY =
            Condition.RESOURCE_CONSTRAINT.because("too many requests of this server wait for an answer");
    private static final StanzaError TOO_LATE = Condition.REMOTE_SERVER_TIMEOUT.error();

    private final ConcurrentHashMap<String, Question> waiting = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private final String prefix = "ask" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36) + '-';
    private final Consumer<List<Effect>> perform;
    private final Executor threads;
    /** What is still to be told on a thread that is telling something already. */
    @SuppressWarnings("ThreadLocalUsage") // of these questions: several servers may share a process, and it is removed
    private final ThreadLocal<ArrayDeque<Runnable>> telling = new ThreadLocal<>();

    private record Question(
            Iq request, Optional<Jid> actor, Effect.Answered then, CompletableFuture<Boolean> inTime) {}

    /**
     * @param perform does what is wanted after an answer
     * @param threads where time-outs are handled
     */
    Questions(Consumer<List<Effect>> perform, Executor threads) {
        this.perform = perform;
        this.threads = threads;
    }

    /** Begins to wait; returns the request with the id that it is to be sent with, or nothing when it was refused. */
    Optional<Iq> begin(Effect.Ask ask) {
        Iq request = ask.request().with(ask.request().header().withId(prefix + last.incrementAndGet()));
        Question question = new Question(request, ask.actor(), ask.then(), new CompletableFuture<>());
        if (waiting.size() >= LIMIT) {
            tell(question, request.errorReply(TOO_MANY));
            return Optional.empty();
        }
        waiting.put(request.id(), question);
        question.inTime().completeOnTimeout(false, ask.patience().toMillis(), TimeUnit.MILLISECONDS);
        var _ = question.inTime().thenAccept(inTime -> {
            if (!inTime) {
                threads.execute(() -> expire(question));
            }
        });
        return Optional.of(request);
    }

    /** Takes an answer to the server or to one of its accounts, if it is one that somebody waits for. */
    void answer(Iq answer) {
        Question question = waiting.get(answer.id());
        if (question != null && belongs(answer, question.request()) && waiting.remove(answer.id(), question)) {
            question.inTime().complete(true);
            tell(question, answer);
        }
    }

    /** Nobody can answer for another: the addresses must be those of the request. */
    private static boolean belongs(Iq answer, Iq request) {
        Optional<Jid> asked = request.to();
        return answer.from().equals(asked) && answer.to().equals(request.from());
    }

    /** Who has really sent a request, if that is one of these that was made for somebody. */
    Optional<Jid> actor(Iq request) {
        Question question = waiting.get(request.id());
        if (question == null) {
            return Optional.empty();
        }
        boolean same = question.request().from().equals(request.from())
                && question.request().to().equals(request.to());
        return same ? question.actor() : Optional.empty();
    }

    /** How many wait. */
    int waiting() {
        return waiting.size();
    }

    private void expire(Question question) {
        if (waiting.remove(question.request().id(), question)) {
            tell(question, question.request().errorReply(TOO_LATE));
        }
    }

    /**
     * What is done after an answer may ask the next one, who may be gone, which is an answer too: one after the other, for
     * within each other they would fill the stack.
     */
    private void tell(Question question, Iq answer) {
        ArrayDeque<Runnable> outer = telling.get();
        if (outer != null) {
            outer.add(() -> perform(question, answer));
            return;
        }
        ArrayDeque<Runnable> queue = new ArrayDeque<>();
        telling.set(queue);
        try {
            perform(question, answer);
            for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
                next.run();
            }
        } finally {
            telling.remove();
        }
    }

    private void perform(Question question, Iq answer) {
        try {
            perform.accept(question.then().on(answer));
        } catch (RuntimeException thrown) {
            Trouble.log(thrown, "to handle an answer");
        }
    }
}
