package im.parley.web.bosh;

import im.parley.wire.stanza.BodyReader;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Limits;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the body of one request while its bytes come in. */
final class BodyListener implements ReadListener {
    /** How many of the largest stanzas one body may hold. */
    private static final int STANZAS = 4;

    private static final int PIECE = 4096;

    private final ServletInputStream in;
    private final BodyReader reader;
    private final Function<Element, Limits> limits;
    private final Consumer<Body> taker;
    private final Exchange exchange;
    private final byte[] buffer = new byte[PIECE];
    private int most;
    private int bytes;
    private boolean done;

    BodyListener(
            ServletInputStream in,
            Function<Element, Limits> limits,
            Limits first,
            Consumer<Body> taker,
            Exchange exchange) {
        this.in = in;
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

    @Override
    public void onDataAvailable() throws IOException {
        while (!done && in.isReady()) {
            int count = in.read(buffer);
            if (count < 0) {
                return;
            }
            bytes += count;
            reader.read(buffer, 0, count);
            if (reader.wrong().isPresent() || bytes > most) {
                refuse();
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (done) {
            return;
        }
        done = true;
        if (reader.end().isPresent()) {
            exchange.answer(BodyWriter.refusal(Condition.BAD_REQUEST));
        } else {
            taker.accept(new Body(reader.tag().orElseThrow(), reader.items(), bytes));
        }
    }

    private void refuse() {
        done = true;
        reader.end();
        exchange.answer(BodyWriter.refusal(Condition.BAD_REQUEST));
    }

    @Override
    public void onError(Throwable broken) {
        if (!done) {
            done = true;
            reader.end();
            exchange.answer(BodyWriter.refusal(Condition.BAD_REQUEST));
        }
    }
}
