package im.parley.web.stream;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.SSLSessionInfo;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What has to be known of a request, whether it came to a servlet or to a handler before all servlets. */
sealed interface Asked {
    /** The value of a header, or nothing. */
    @Nullable String header(String name);

    /** Who has sent it: the client, or the last proxy on its way. */
    InetAddress peer();

    /** Whether it came with TLS. */
    boolean isSecure();

    /** What protects it, if it came with TLS. */
    HttpTls tls();

    static Asked of(HttpServletRequest request) {
        return new OfServlet(request);
    }

    static Asked of(HttpServerExchange request) {
        return new OfHandler(request);
    }

    /** To a servlet. */
    record OfServlet(HttpServletRequest request) implements Asked {
        @Override
        public @Nullable String header(String name) {
            return request.getHeader(name);
        }

        @Override
        public InetAddress peer() {
            return InetAddress.ofLiteral(request.getRemoteAddr());
        }

        @Override
        public boolean isSecure() {
            return request.isSecure();
        }

        @Override
        public HttpTls tls() {
            Object cipher = request.getAttribute("jakarta.servlet.request.cipher_suite");
            Object protocol = request.getAttribute("jakarta.servlet.request.secure_protocol");
            return new HttpTls(
                    protocol == null ? "TLS" : protocol.toString(), cipher == null ? "" : cipher.toString());
        }
    }

    /** To a handler. */
    record OfHandler(HttpServerExchange request) implements Asked {
        @Override
        public @Nullable String header(String name) {
            return request.getRequestHeaders().getFirst(name);
        }

        @Override
        public InetAddress peer() {
            return request.getSourceAddress().getAddress();
        }

        @Override
        public boolean isSecure() {
            return request.isSecure();
        }

        @Override
        public HttpTls tls() {
            SSLSessionInfo session = request.getConnection().getSslSessionInfo();
            return session == null
                    ? new HttpTls("TLS", "")
                    : new HttpTls(session.getSSLSession().getProtocol(), session.getCipherSuite());
        }
    }
}
