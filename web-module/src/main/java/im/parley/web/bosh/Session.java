package im.parley.web.bosh;

import im.parley.web.bosh.Waiting.Held;
import im.parley.web.bosh.Window.Kept;
import im.parley.web.bosh.Window.Request;
import im.parley.web.stream.Sweep;
import im.parley.wire.port.CloseReason;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Facts;
import im.parley.wire.port.HttpOptions.BoshOptions;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.TlsIdentity;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.xml.Limits;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One BOSH session: requests of a client in, first-level items to the server, and back. It has no thread and no timer:
 * requests, the server, and a look at the clock from time to time move it on. Thread-safe.
 */
final class Session implements Connection, Sweep.Watched {
    private final Client client;
    private final BoshOptions options;
    private final LongSupplier clock;
    private final Manners manners;
    private final Window window;
    private final Answers answers;
    private final Replies replies;
    private final Outgoing outgoing;
    private final Waiting held;
    private final Effects effects = new Effects();
    private final Times times;
    private final PageCache cache = new PageCache();
    private @Nullable StreamHandler handler;
    /** Why the session is at its end, which the next answer says. */
    private @Nullable Ending ending;

    private Optional<FirstLevel.Fault> failure = Optional.empty();
    private Optional<CloseReason> reason = Optional.empty();
    private volatile boolean authenticated;
    /** The client has said that it leaves; the server has not answered yet. */
    private boolean leaving;

    private boolean gone;
    private boolean paused;
    private volatile long calmUntil;

    Session(Client client, Terms terms, Body creation, BoshOptions options, LongSupplier clock) {
        this.client = client;
        this.options = options;
        this.clock = clock;
        Keys keys = new Keys(creation.attribute("newkey", ""));
        manners = new Manners(terms, keys, options.bounds().rates().bytesPerSecond());
        long rid = creation.rid().orElseThrow();
        window = new Window(rid + 1, terms.requests(), terms.acks() ? 2 * terms.requests() : terms.requests());
        answers = new Answers(client.identity(), terms, rid, options.hostname());
        times = new Times(
                terms, clock.getAsLong(), options.bounds().timeouts().login().toMillis());
        replies = new Replies(new Replies.Rules(terms, options, clock), answers, window, times, effects);
        outgoing = replies.outgoing();
        held = replies.held();
    }

    Limits limits() {
        return authenticated ? options.bounds().after() : options.bounds().before();
    }

    /** The first request: begins the stream, and waits for its features. */
    void begin(Body creation, Exchange exchange, StreamHandler taker) {
        synchronized (this) {
            handler = taker;
            held.add(new Held(new Request(window.received(), creation, exchange), clock.getAsLong(), true));
            deliver(List.of(Incoming.header(creation, client.identity().domain())));
        }
        effects.perform();
    }

    /** Instead of a first request: the server has begun the stream, and the client comes later. */
    synchronized void await(StreamHandler taker) {
        handler = taker;
        times.pause(options.maxUnclaimed().toSeconds());
    }

    /** Another request of the client. */
    void request(Body body, Exchange exchange) {
        act(() -> arrived(body, exchange));
    }

    /** Changes something, and does what follows from it. */
    private void act(Runnable change) {
        synchronized (this) {
            calmUntil = 0;
            change.run();
            respond();
        }
        effects.perform();
    }

    private void arrived(Body body, Exchange exchange) {
        if (gone) {
            answer(exchange, BodyWriter.refusal(Condition.ITEM_NOT_FOUND));
            return;
        }
        if (client.identity().facts().secure() && !exchange.secure()) {
            // Section 19.1: to end the session would let anybody end it.
            answer(exchange, new Answer(403, Answer.XML, new byte[0]));
            return;
        }
        Optional<Long> rid = body.rid();
        if (rid.isEmpty()) {
            fail(Condition.BAD_REQUEST, exchange);
        } else if (window.isRepetition(rid.get())) {
            repeated(rid.get(), body, exchange);
        } else if (!window.admits(rid.get(), body.pauses() || body.terminates())) {
            fail(Condition.ITEM_NOT_FOUND, exchange);
        } else if (!client.joins(exchange, clock.getAsLong())) {
            answer(exchange, answers.refusal(Condition.POLICY_VIOLATION));
        } else {
            window.put(new Request(rid.get(), body, exchange))
                    .ifPresent(lost -> answer(lost.exchange(), answers.recoverable()));
            takeOn();
        }
    }

    /** Section 14.3: the connection broke before the client had its answer. */
    private void repeated(long rid, Body body, Exchange exchange) {
        Optional<Held> waiting = held.find(rid);
        Optional<Kept> kept = window.answer(rid);
        Optional<String> key = waiting.isPresent()
                ? waiting.get().request().body().attribute("key")
                : kept.flatMap(Kept::key);
        if (manners.repeatsTooOften()) {
            fail(Condition.POLICY_VIOLATION, exchange);
        } else if (!key.equals(body.attribute("key")) || waiting.isEmpty() && kept.isEmpty()) {
            fail(Condition.ITEM_NOT_FOUND, exchange);
        } else if (kept.isPresent()) {
            answer(exchange, kept.get().answer());
            times.answered(clock.getAsLong());
        } else {
            answer(waiting.get().request().exchange(), answers.recoverable());
            held.replace(waiting.get(), exchange);
        }
    }

    /** Takes requests in their order, unless the server has enough to do. */
    private void takeOn() {
        while (!paused && !gone && !manners.isThrottled(clock.getAsLong())) {
            Optional<Request> next = window.take();
            if (next.isEmpty()) {
                return;
            }
            process(next.get());
        }
    }

    private void process(Request request) {
        Body body = request.body();
        long now = clock.getAsLong();
        Optional<Condition> wrong = manners.check(
                body, now, new Manners.Before(times.lastArrival(), held.alive(), answers.lastWasPollWithoutPayload()));
        if (wrong.isPresent()) {
            fail(wrong.get(), request.exchange());
            return;
        }
        times.arrived(now);
        manners.took(body.bytes(), now);
        answers.acknowledged(body.number("ack"), window, now);
        replies.takeBack();
        cache.obey(body).forEach(item -> outgoing.add(item, now));
        held.add(new Held(request, now, false));
        if (ending == null && !cache.takes(body)) {
            deliver(Incoming.items(body, client.identity().domain()));
        }
        if (body.terminates() && ending == null) {
            leaving = true;
            times.endsWithin(now, options.bounds().timeouts().close().toMillis());
        }
        if (body.pauses()) {
            times.pause(body.number("pause").orElse(0L));
            replies.answerAll(); // section 10: at once, and the answer to the pause without payload
        }
    }

    private void deliver(List<FirstLevel> items) {
        StreamHandler open = handler;
        if (open != null && !items.isEmpty()) {
            effects.add(() -> open.received(items));
        }
    }

    /** The connection of a request that waits, or of an answer, has been lost: if it was the last, the client is away. */
    void lost() {
        synchronized (this) {
            calmUntil = 0;
            if (!held.isAnybodyThere()) {
                times.answered(clock.getAsLong());
            }
        }
    }

    // ---- answers

    private void respond() {
        if (ending == null) {
            replies.respond(leaving);
        } else if (replies.last(ending.condition(), ending.fault())) {
            vanish(Condition.ITEM_NOT_FOUND);
        }
    }

    private void answer(Exchange exchange, Answer answer) {
        effects.add(() -> exchange.answer(answer));
    }

    // ---- the end

    /** The client broke the rules: it hears so, and so do requests that wait. */
    private void fail(Condition condition, Exchange exchange) {
        answer(exchange, answers.refusal(condition));
        vanish(Condition.OTHER_REQUEST);
    }

    private void vanish(Condition others) {
        while (!held.isEmpty()) {
            answer(held.takeOldest().request().exchange(), answers.refusal(others));
        }
        window.abandon().forEach(each -> answer(each.exchange(), answers.refusal(others)));
        gone = true;
        closed(CloseReason.DISCONNECTED);
        outgoing.discard();
        effects.add(client.identity().forget());
    }

    private void closed(CloseReason why) {
        StreamHandler open = handler;
        if (reason.isEmpty()) {
            reason = Optional.of(why);
            if (open != null) {
                handOver(open);
                effects.add(() -> open.closed(why));
            }
        }
    }

    /** What the client will not fetch any more finds another way; what it still may fetch stays here. */
    private void handOver(StreamHandler open) {
        if (ending == null) {
            List<StreamHandler.Unsent> left = replies.left();
            if (!left.isEmpty()) {
                effects.add(() -> open.undelivered(left));
            }
        }
    }

    private void end(Ending why, CloseReason heard) {
        if (ending == null) {
            ending = why;
            times.endsWhenFetched(clock.getAsLong());
            closed(heard);
            if (client.isAbsent()) {
                vanish(Condition.ITEM_NOT_FOUND);
            }
        }
    }

    /** The web application stops. */
    void shutDown() {
        act(() -> end(Ending.by(Condition.SYSTEM_SHUTDOWN), CloseReason.SHUTDOWN));
    }

    @Override
    public void look(long now) {
        long present = clock.getAsLong();
        if (present < calmUntil) {
            return; // most of the many sessions, most of the time
        }
        synchronized (this) {
            if (!gone) {
                lookAt(present);
                calmUntil = calm(present);
            }
        }
        effects.perform();
    }

    /** Until when there is nothing to look for unless something happens: the request that waits is answered then. */
    private long calm(long now) {
        boolean settled = authenticated && ending == null && !leaving && !gone && client.isSettled();
        return settled && !window.hasNext() && !manners.isThrottled(now) ? replies.calmUntil() : 0;
    }

    private void lookAt(long now) {
        client.mend(window, now);
        takeOn();
        if (!authenticated && times.isLoginOver(now)) {
            end(Ending.by(StreamError.of(StreamError.Condition.CONNECTION_TIMEOUT)), CloseReason.TIMED_OUT);
        }
        respond();
        if (ending == null) {
            replies.answerDue(now);
        }
        boolean away = !held.isAnybodyThere();
        boolean late = away && !window.hasNext() && times.isInactive(now);
        if (!gone && (late || times.isEndOver(now))) {
            vanish(Condition.ITEM_NOT_FOUND);
        } else if (outgoing.count() > options.maxWaiting() && away && !times.isBusy(now)) {
            tooSlow();
        }
    }

    private void tooSlow() {
        closed(CloseReason.SLOW_READER);
        vanish(Condition.POLICY_VIOLATION);
    }

    // ---- what the server asks for

    @Override
    public Facts facts() {
        return client.identity().facts();
    }

    @Override
    public void send(FirstLevel out) {
        act(() -> {
            if (ending == null && !gone) {
                queue(out);
            }
        });
    }

    /** What comes at once goes out in as few answers as it can. */
    @Override
    public void together(Runnable sending) {
        act(() -> replies.gather(true));
        try {
            sending.run();
        } finally {
            act(() -> replies.gather(false));
        }
    }

    private void queue(FirstLevel out) {
        switch (out) {
            case FirstLevel.Open open -> answers.opened(open.header());
            case FirstLevel.Close close -> {} // the answer that ends the session says so
            case FirstLevel.Fault fault -> failure = Optional.of(fault);
            default -> {
                cache.note(out);
                outgoing.add(out, clock.getAsLong());
                if (outgoing.leeway().isOver(options.bounds().rates().unsentBytes(), outgoing.bytes())) {
                    tooSlow();
                }
            }
        }
    }

    @Override
    public void startTls(TlsIdentity tls) {
        throw new UnsupportedOperationException("TLS lies below HTTP (XEP-0206 section 2)");
    }

    /** The client asks for the new stream itself (XEP-0206 section 5). */
    @Override
    public void restart() {}

    @Override
    public void authenticated() {
        authenticated = true;
    }

    @Override
    public void pauseReading() {
        synchronized (this) {
            paused = true;
        }
    }

    @Override
    public void resumeReading() {
        act(() -> {
            paused = false;
            takeOn();
        });
    }

    @Override
    public void close() {
        act(() -> {
            if (!gone) {
                end(Ending.by(failure), CloseReason.STREAM_CLOSED);
            }
        });
    }
}
