package im.parley.web.bosh;

import im.parley.wire.stanza.BodyReader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Limits;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.function.Function;
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

    /** Reads what is there, and the rest when it comes. */
    void begin(HttpServerExchange request) {
        StreamSourceChannel channel = request.getRequestChannel();
        if (!read(channel)) {
            channel.getReadSetter().set(this::goOn);
            channel.resumeReads();
        }
    }

    private void goOn(StreamSourceChannel channel) {
        if (read(channel)) {
            channel.suspendReads();
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
                    refuse();
                    return true;
                }
            }
        } catch (IOException broken) {
            refuse();
            return true;
        }
    }

    private void complete() {
        if (reader.end().isPresent()) {
            exchange.answer(BodyWriter.refusal(Condition.BAD_REQUEST));
        } else {
            taker.accept(new Body(reader.tag().orElseThrow(), reader.items(), bytes));
        }
    }

    private void refuse() {
        reader.end();
        exchange.answer(BodyWriter.refusal(Condition.BAD_REQUEST));
    }
}
