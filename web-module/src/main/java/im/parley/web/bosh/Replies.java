package im.parley.web.bosh;

import im.parley.web.bosh.Waiting.Held;
import im.parley.web.bosh.Window.Kept;
import im.parley.web.bosh.Window.Request;
import im.parley.wire.port.HttpOptions.BoshOptions;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.stanza.FirstLevel;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Brings together the requests of one session that wait and what there is to say, under the session's lock. */
final class Replies {
    private final Rules rules;
    private final Answers answers;
    private final Window window;
    private final Times times;
    private final Effects effects;
    private final Outgoing outgoing = new Outgoing();
    private final Waiting held = new Waiting();
    private boolean gathering;

    /** What a session goes by. */
    record Rules(Terms terms, BoshOptions options, LongSupplier clock) {}

    Replies(Rules rules, Answers answers, Window window, Times times, Effects effects) {
        this.rules = rules;
        this.answers = answers;
        this.window = window;
        this.times = times;
        this.effects = effects;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    Waiting held() {
        return held;
    }

    /** Much is being sent at once, or not any more: nothing is answered before the end of it. */
    void gather(boolean begins) {
        gathering = begins;
        outgoing.leeway().many(begins);
    }

    /**
     * Answers what can be answered.
     *
     * @param leaving the client is waiting for the end, so that none of its requests is answered without need
     */
    void respond(boolean leaving) {
        if (gathering) {
            return;
        }
        while (!held.isEmpty() && ready()) {
            answerOldest();
        }
        while (!leaving && held.count() > rules.terms().hold() && !held.oldest().creates()) {
            answerOldest();
        }
    }

    private boolean ready() {
        return !outgoing.isEmpty()
                && held.isAnybodyThere()
                && (outgoing.count() >= rules.options().maxBatch()
                        || now() - outgoing.oldest() >= rules.options().batchWait().toMillis());
    }

    private long now() {
        return rules.clock().getAsLong();
    }

    void answerAll() {
        while (!held.isEmpty()) {
            answerOldest();
        }
    }

    /** Answers those that were held as long as they may be. */
    void answerDue(long now) {
        while (held.isAnybodyThere() && times.isDue(held.oldest(), now)) {
            answerOldest();
        }
    }

    /** When a request is due that waits, if that is all there is to do; else 0. */
    long calmUntil() {
        return outgoing.isEmpty() && held.isAnybodyThere() ? times.due(held.oldest()) : 0;
    }

    /** With what waits; one that nobody will read, and one that pauses (section 10), with nothing. */
    private void answerOldest() {
        Held oldest = held.takeOldest();
        Request request = oldest.request();
        boolean bare = request.body().pauses() || request.exchange().isLost();
        List<Outgoing.Item> items = bare ? List.of() : outgoing.take(rules.options().maxBatch());
        Answer answer = answers.to(request, Outgoing.whats(items), oldest.creates(), window.received());
        if (!request.exchange().isLost()) {
            times.answered(now());
        }
        if (!request.body().pauses()) {
            window.answered(request.rid(), new Kept(answer, items, request, now()));
        }
        answer(request.exchange(), answer);
    }

    private void answer(Exchange exchange, Answer answer) {
        effects.add(() -> exchange.answer(answer));
    }

    /** Section 13: the oldest request hears of the end, the others get nothing. Whether there was one to be told. */
    boolean last(Optional<Condition> condition, Optional<FirstLevel.Fault> fault) {
        if (!held.isAnybodyThere()) {
            return false;
        }
        Exchange told = held.takeOldest().request().exchange();
        while (told.isLost()) {
            told = held.takeOldest().request().exchange();
        }
        List<FirstLevel> rest = Outgoing.whats(outgoing.take(Integer.MAX_VALUE));
        answer(told, answers.last(condition, rest, fault));
        while (!held.isEmpty()) {
            answer(held.takeOldest().request().exchange(), answers.empty());
        }
        return true;
    }

    /** What answers held that have not arrived goes with the next one. */
    void takeBack() {
        outgoing.putBack(window.lost(answers.empty()), now());
    }

    /** The stanzas that the client will not fetch any more. */
    List<StreamHandler.Unsent> left() {
        takeBack();
        return Outgoing.unsent(outgoing.take(Integer.MAX_VALUE));
    }
}
