package im.parley.web.bosh;

import im.parley.wire.port.Facts;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.StreamSourceConduit;

/**
 * One request of HTTP that waits for its response. While it waits its connection is read from, so that its loss is noticed
 * at once. Everything but {@link #answer} happens on the connection's I/O thread.
 */
final class HttpExchange implements Exchange, IoCallback {
    private static final System.Logger LOG = System.getLogger("im.parley.web");

    private final HttpServerExchange request;
    private final boolean secure;
    private final Function<HttpServerExchange, Facts> facts;
    private @Nullable Session session;
    private boolean answered;
    private volatile boolean lost;

    HttpExchange(HttpServerExchange request, boolean secure, Function<HttpServerExchange, Facts> facts) {
        this.request = request;
        this.secure = secure;
        this.facts = facts;
    }

    /** Whose request it is: it hears when the connection is lost. */
    void of(Session owner) {
        session = owner;
    }

    @Override
    public void answer(Answer answer) {
        if (request.isInIoThread()) {
            write(answer);
        } else {
            request.getIoThread().execute(() -> write(answer));
        }
    }

    private void write(Answer answer) {
        answered = true;
        if (lost) {
            return;
        }
        request.setStatusCode(answer.status());
        request.getResponseHeaders().put(Headers.CONTENT_TYPE, answer.contentType());
        request.setResponseContentLength(answer.bytes().length);
        request.getResponseSender().send(ByteBuffer.wrap(answer.bytes()), this);
    }

    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
        exchange.endExchange();
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException broken) {
        LOG.log(System.Logger.Level.DEBUG, "A BOSH response was not taken", broken);
        lose();
    }

    private void lose() {
        lost = true;
        request.setPersistent(false);
        request.endExchange();
        IoUtils.safeClose(request.getConnection());
        Session owner = session;
        if (owner != null) {
            owner.lost();
        }
    }

    /** The request is taken, and perhaps answered already. If not, its connection is looked after. */
    void hold() {
        if (!answered && request.getConnection() instanceof HttpServerConnection connection
                && connection.getExtraBytes() == null) {
            ConduitStreamSourceChannel channel = connection.getChannel().getSourceChannel();
            channel.setReadListener(readable -> look(connection));
            connection.getOriginalSourceConduit().resumeReads();
        }
    }

    /** Something came, or the end: a client that is polite says nothing while it waits. */
    private void look(HttpServerConnection connection) {
        StreamSourceConduit source = connection.getOriginalSourceConduit();
        if (answered) {
            source.suspendReads(); // the web server resumes when the response is out
            return;
        }
        PooledByteBuffer buffer = connection.getByteBufferPool().allocate();
        try {
            int count = source.read(buffer.getBuffer());
            if (count > 0) {
                // Another request comes before this one is answered: it has to wait, and nobody looks any more.
                source.suspendReads();
                buffer.getBuffer().flip();
                connection.ungetRequestBytes(buffer);
                return;
            }
            if (count < 0) {
                lose();
            }
        } catch (IOException broken) {
            LOG.log(System.Logger.Level.TRACE, "A BOSH connection broke", broken);
            lose();
        }
        buffer.close();
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public Facts facts() {
        return facts.apply(request);
    }

    @Override
    public boolean isLost() {
        return lost;
    }
}
