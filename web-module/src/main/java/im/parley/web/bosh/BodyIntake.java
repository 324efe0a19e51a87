package im.parley.web.bosh;

import im.parley.wire.stanza.BodyReader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Limits;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor.Key;
import org.xnio.channels.StreamSourceChannel;

/** Reads the body of one request while its bytes come in. Used on the connection's I/O thread. */
final class BodyIntake {
    /** How many of the largest stanzas one body may hold. */
    private static final int STANZAS = 4;

    private static final ThreadLocal<ByteBuffer> SCRATCH = ThreadLocal.withInitial(() -> ByteBuffer.allocate(16 * 1024));

    private final BodyReader reader;
    private final Function<Element, Limits> limits;
    private final Consumer<Body> taker;
    private final Exchange exchange;
    private int most;
    private int bytes;
    private @Nullable Key late;

    /**
     * @param limits the limits of what a body holds, by its start tag
     * @param first the limits until that is known
     * @param taker gets the body
     * @param exchange hears what is wrong, if something is
     */
    BodyIntake(Function<Element, Limits> limits, Limits first, Consumer<Body> taker, Exchange exchange) {
        this.limits = limits;
        this.taker = taker;
        this.exchange = exchange;
        this.most = STANZAS * first.bytes();
        this.reader = new BodyReader(first, this::limits);
    }

    private Limits limits(Element tag) {
        Limits found = limits.apply(tag);
        most = STANZAS * found.bytes();
        return found;
    }

    /** Reads what is there, and the rest when it comes; who takes longer than that for all of it is cut off. */
    void begin(HttpServerExchange request, Duration longest) {
        StreamSourceChannel channel = request.getRequestChannel();
        if (!read(channel)) {
            ServerConnection connection = request.getConnection();
            late = request.getIoThread()
                    .executeAfter(() -> IoUtils.safeClose(connection), longest.toMillis(), TimeUnit.MILLISECONDS);
            channel.getReadSetter().set(this::goOn);
            channel.resumeReads();
        }
    }

    private void goOn(StreamSourceChannel channel) {
        if (read(channel)) {
            channel.suspendReads();
            if (late != null) {
                late.remove();
            }
        }
    }

    /** Whether there is nothing more to read. */
    private boolean read(StreamSourceChannel channel) {
        ByteBuffer buffer = SCRATCH.get();
        try {
            while (true) {
                buffer.clear();
                int count = channel.read(buffer);
                if (count == 0) {
                    return false;
                }
                if (count < 0) {
                    complete();
                    return true;
                }
                bytes += count;
                reader.read(buffer.array(), buffer.arrayOffset(), count);
                if (reader.wrong().isPresent() || bytes > most) {
                    reader.end();
                    malformed();
                    return true;
                }
            }
        } catch (IOException broken) {
            reader.end();
            refuse(); // and if it was to be a session's, that session may get it again (section 14.3)
            return true;
        }
    }

    private void complete() {
        if (reader.end().isPresent()) {
            malformed();
        } else {
            taker.accept(new Body(reader.tag().orElseThrow(), reader.items(), bytes));
        }
    }

    /** Section 17.2: who is told that his request is bad has no session any more, if it is known which one that was. */
    private void malformed() {
        reader.tag().map(Body::malformed).ifPresentOrElse(taker, this::refuse);
    }

    private void refuse() {
        exchange.answer(BodyWriter.refusal(Condition.BAD_REQUEST));
    }
}
