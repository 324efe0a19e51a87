package im.parley.web.monitoring;

import im.parley.server.admin.Monitoring;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /metrics}: all figures for Prometheus, for those who may read them. */
@WebServlet(urlPatterns = "/metrics", name = "metrics")
public final class Metrics extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";
    private static final byte[] REFUSAL =
            """
            {"type":"about:blank","title":"Unauthorized","status":401,\
            "detail":"The figures are for the addresses and the token that the configuration names: monitoring, metrics."}
            """
                    .getBytes(StandardCharsets.UTF_8);

    @Inject
    private transient @Nullable Monitoring injected;

    private transient Readers readers = new Readers(List.of());

    @Override
    public void init() {
        readers = new Readers(monitoring().readers());
    }

    private Monitoring monitoring() {
        return Objects.requireNonNull(injected, "injected");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!mayRead(request)) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("WWW-Authenticate", "Bearer realm=\"metrics\"");
            send(response, "application/problem+json", REFUSAL);
            return;
        }
        Monitoring.Page page =
                monitoring().page(Optional.ofNullable(request.getHeader("Accept")).orElse(""));
        send(response, page.contentType(), page.content());
    }

    private boolean mayRead(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.startsWith(BEARER)) {
            return monitoring().opens(authorization.substring(BEARER.length()).strip());
        }
        boolean passedOn = List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via").stream()
                .anyMatch(header -> request.getHeader(header) != null);
        return !passedOn && readers.include(request.getRemoteAddr());
    }

    private static void send(HttpServletResponse response, String type, byte[] content) throws IOException {
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
