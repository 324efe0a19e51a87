package im.parley.web.upload;

import im.parley.server.admin.Uploads.Receiver;
import im.parley.server.admin.Uploads.Why;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One upload that is running. It has a thread only while there are bytes to be taken, and one buffer; when the disk is
 * slow, nothing is read.
 */
final class Taking implements ReadListener, AsyncListener {
    private static final System.Logger LOG = System.getLogger(Taking.class.getName());
    private static final int BUFFER = 64 * 1024;

    private final AsyncContext context;
    private final ServletInputStream input;
    private final Receiver receiver;
    private final byte[] buffer = new byte[BUFFER];
    private boolean over;

    Taking(AsyncContext context, ServletInputStream input, Receiver receiver) {
        this.context = context;
        this.input = input;
        this.receiver = receiver;
    }

    void begin() {
        context.addListener(this);
        input.setReadListener(this);
    }

    @Override
    public synchronized void onDataAvailable() throws IOException {
        while (!over && input.isReady() && !input.isFinished()) {
            int count = input.read(buffer);
            if (count > 0 && !receiver.take(ByteBuffer.wrap(buffer, 0, count))) {
                end(Problem.of(Why.TOO_LARGE));
            }
        }
    }

    @Override
    public synchronized void onAllDataRead() throws IOException {
        if (over) {
            return;
        }
        if (!receiver.finish()) {
            end(Problem.BROKEN);
            return;
        }
        over = true;
        response().setStatus(HttpServletResponse.SC_CREATED);
        context.complete();
    }

    /** Section 7: a client may ask for a new slot. */
    private void end(Problem problem) throws IOException {
        over = true;
        receiver.abandon();
        if (!response().isCommitted()) {
            response().setHeader("Connection", "close");
            problem.send(response());
        }
        context.complete();
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) context.getResponse();
    }

    @Override
    public synchronized void onError(Throwable cause) {
        if (!over) {
            LOG.log(System.Logger.Level.DEBUG, "An upload broke off", cause);
            try {
                end(Problem.BROKEN);
            } catch (IOException gone) {
                context.complete();
            }
        }
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) throws IOException {
        if (!over) {
            end(Problem.TOO_SLOW);
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        if (!over) {
            over = true;
            receiver.abandon();
        }
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // not started anew
    }
}
