package im.parley.server.s2s;

import im.parley.server.session.Copies;
import im.parley.server.session.Outbox;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stream management between servers, XEP-0198: acknowledgements in both directions, no resumption. What the other server
 * has not acknowledged when a stream ends is sent again on the next one.
 */
final class Acks {
    private static final Name ENABLE = Name.of(Namespaces.SM, "enable");
    private static final Name ENABLED = Name.of(Namespaces.SM, "enabled");
    private static final Name FAILED = Name.of(Namespaces.SM, "failed");
    private static final Name REQUEST = Name.of(Namespaces.SM, "r");
    private static final Name ANSWER = Name.of(Namespaces.SM, "a");
    private static final FirstLevel ASK = new FirstLevel.Nonza(Element.of(REQUEST));
    private static final Element TOO_EARLY = Element.of(
            FAILED, Element.of(Name.of(Namespaces.STANZA_ERRORS, "unexpected-request")));
    private static final StreamError BAD_COUNT =
            StreamError.of(StreamError.Condition.UNDEFINED_CONDITION, "more was acknowledged than was sent");
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final RemoteStream stream;
    private boolean counting;
    private int handled;
    /** Whether this side has asked for acknowledgements, once for a stream. */
    private boolean wanted;

    /** What is not acknowledged; guarded by the stream. */
    private @Nullable Outbox outbox;

    /** Since when an answer is awaited; 0 when none is. */
    private long askedAt;

    Acks(RemoteStream stream) {
        this.stream = stream;
    }

    RemoteState on(Element element, RemoteState now) {
        if (element.is(ENABLE)) {
            enable();
        } else if (element.is(ENABLED)) {
            enabled();
        } else if (element.is(FAILED)) {
            forget();
        } else if (element.is(REQUEST)) {
            conclude(() -> {});
        } else if (element.is(ANSWER)) {
            if (!answered(element.attribute("h", ""))) {
                return stream.fail(BAD_COUNT);
            }
            stream.outflow().relieved();
        }
        return now;
    }

    // What comes.

    private void enable() {
        if (!stream.standing().any() || counting) {
            stream.send(TOO_EARLY);
            return;
        }
        counting = true;
        handled = 0;
        synchronized (stream) { // the other server counts what comes behind that, and nothing before
            stream.send(Element.of(ENABLED));
            if (stream.isBidirectional()) {
                keep();
            }
        }
    }

    /** Section 4: what came before that on a bidirectional stream was sent by somebody who did not count yet. */
    private void enabled() {
        if (wanted && stream.isBidirectional() && !counting) {
            counting = true;
            handled = 0;
        }
    }

    /** Tells how much has come once that is where it is to be, then does something; what comes later does not count. */
    void conclude(Runnable then) {
        if (!counting) {
            then.run();
            return;
        }
        Element answer = Element.build(ANSWER).attribute("h", Long.toString(handled & UNSIGNED)).build();
        stream.whenPassed(() -> {
            stream.send(answer);
            then.run();
        });
    }

    /** Whether the other server sends again what was not acknowledged. */
    boolean isCounting() {
        return counting;
    }

    /** One more stanza is processed. */
    void received() {
        handled++;
    }

    // What goes.

    /** Asks for acknowledgements from the next stanza on; if the other server refuses, what is kept is forgotten. */
    void request() {
        if (!wanted) {
            wanted = true;
            synchronized (stream) {
                stream.send(Element.of(ENABLE));
                keep();
            }
        }
    }

    /** From now on; the stream is locked. */
    private void keep() {
        outbox = outbox == null ? new Outbox() : outbox;
    }

    private void forget() {
        synchronized (stream) {
            outbox = null;
        }
        counting = false;
    }

    /** Keeps a stanza that is sent now; the stream is locked. */
    void sent(Stanza stanza, long since) {
        Outbox kept = outbox;
        if (kept != null) {
            kept.add(stanza, Copies.SOLE, since);
            kept.transmit();
        }
    }

    /** Asks, if nothing is asked yet; the stream is locked. */
    void ask() {
        if (outbox != null && askedAt == 0) {
            askedAt = System.nanoTime() | 1;
            stream.connection().send(ASK);
        }
    }

    /** How many bytes are not acknowledged; the stream is locked. */
    long unacknowledged() {
        return outbox == null ? 0 : outbox.bytes();
    }

    /** Whether an answer is overdue; the stream is locked. */
    boolean isLate(long limit) {
        return outbox != null && askedAt != 0 && System.nanoTime() - askedAt > limit;
    }

    private boolean answered(String h) {
        long number;
        try {
            number = Long.parseLong(h);
        } catch (NumberFormatException malformed) {
            return false;
        }
        synchronized (stream) {
            askedAt = 0;
            Outbox kept = outbox;
            if (kept == null) {
                return true;
            }
            boolean possible = number >= 0 && number <= UNSIGNED && kept.acknowledge(number);
            if (possible && kept.size() > 0) {
                ask();
            }
            return possible;
        }
    }

    /** What was not acknowledged, in order; the stream is locked. */
    List<Outbox.Unacknowledged> drain() {
        return outbox == null ? List.of() : outbox.drain();
    }
}
