package im.parley.web.bosh;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** One request of HTTP that waits for its response. */
final class HttpExchange implements Exchange, AsyncListener {
    private static final System.Logger LOG = System.getLogger("im.parley.web");

    private final AsyncContext context;
    private final HttpServletResponse response;
    private final boolean secure;
    private volatile boolean lost;

    HttpExchange(AsyncContext context, HttpServletResponse response, boolean secure) {
        this.context = context;
        this.response = response;
        this.secure = secure;
    }

    @Override
    public void answer(Answer answer) {
        try {
            response.setStatus(answer.status());
            response.setContentType(answer.contentType());
            response.setContentLength(answer.bytes().length);
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new Writing(out, answer.bytes()));
        } catch (IOException | IllegalStateException broken) {
            failed(broken);
        }
    }

    private void failed(Throwable why) {
        LOG.log(System.Logger.Level.DEBUG, "A BOSH response was not taken", why);
        lost = true;
        try {
            context.complete();
        } catch (IllegalStateException over) {
            LOG.log(System.Logger.Level.TRACE, "already complete", over);
        }
    }

    @Override
    public boolean secure() {
        return secure;
    }

    @Override
    public boolean isLost() {
        return lost;
    }

    /** Writes the response as far as the connection takes it. */
    private final class Writing implements WriteListener {
        private final ServletOutputStream out;
        private final byte[] bytes;
        private boolean written;

        Writing(ServletOutputStream out, byte[] bytes) {
            this.out = out;
            this.bytes = bytes;
        }

        @Override
        public void onWritePossible() throws IOException {
            while (out.isReady()) {
                if (written) {
                    context.complete();
                    return;
                }
                written = true;
                out.write(bytes);
            }
        }

        @Override
        public void onError(Throwable broken) {
            failed(broken);
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {
        lost = true;
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
