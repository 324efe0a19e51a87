package im.parley.transport.pipeline;

import im.parley.wire.port.TlsIdentity;
import im.parley.wire.stanza.FirstLevel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What other threads have asked of one connection and its event loop has not done yet. A lock-free stack that the loop
 * takes whole and turns round: however much is put while the loop is busy, it is woken once. Empty it is one word.
 */
final class Mailbox extends AtomicReference<Mailbox.@Nullable Order> {
    private static final long serialVersionUID = 1L;

    /** Something asked of a connection. */
    abstract static sealed class Order {
        private @Nullable Order next;

        /** The order that was given after this one, once taken. */
        @Nullable Order next() {
            return next;
        }
    }

    /** Send an item. */
    static final class Send extends Order {
        final FirstLevel item;

        Send(FirstLevel item) {
            this.item = item;
        }
    }

    /** Switch to TLS. */
    static final class StartTls extends Order {
        final TlsIdentity identity;

        StartTls(TlsIdentity identity) {
            this.identity = identity;
        }
    }

    /** Something that needs no more words. */
    static final class Signal extends Order {
        /** The signals. */
        enum Kind {
            RESTART,
            AUTHENTICATED,
            PAUSE,
            RESUME,
            MANY,
            DONE,
            CLOSE
        }

        final Kind kind;

        Signal(Kind kind) {
            this.kind = kind;
        }
    }

    /** Puts an order; returns whether the box was empty, so that the loop has to be told. */
    boolean put(Order order) {
        while (true) {
            Order before = getPlain();
            order.next = before;
            if (compareAndSet(before, order)) {
                return before == null;
            }
        }
    }

    /** Takes all orders; returns the oldest, from which the others hang in their order. */
    @Nullable Order takeAll() {
        if (getPlain() == null) {
            return null;
        }
        Order order = getAndSet(null);
        Order turned = null;
        while (order != null) {
            Order older = order.next;
            order.next = turned;
            turned = order;
            order = older;
        }
        return turned;
    }
}
