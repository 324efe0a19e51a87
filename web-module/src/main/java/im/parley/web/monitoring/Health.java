package im.parley.web.monitoring;

import im.parley.server.admin.Monitoring;
import im.parley.server.admin.Monitoring.Check;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code /health} for load balancers, on the port that they balance: 200 while clients can connect, else 503. Below it are
 * {@code live}, {@code ready} and {@code started}. The answers look like those of MicroProfile Health.
 *
 * <p>They are not checks of MicroProfile Health, because WildFly finds those of an EAR only in its {@code lib}, where they
 * could not ask the server.
 */
@WebServlet(urlPatterns = {"/health", "/health/*"}, name = "health")
public final class Health extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient @Nullable Monitoring injected;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<List<Check>> checks = checks(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (checks.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean up = checks.get().stream().allMatch(Check::up);
        byte[] content = json(up, checks.get()).getBytes(StandardCharsets.UTF_8);
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("application/json");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    private Optional<List<Check>> checks(String path) {
        Monitoring monitoring = Objects.requireNonNull(injected, "injected");
        return switch (path) {
            case "", "/" -> Optional.of(List.of(monitoring.alive(), monitoring.started(), monitoring.ready()));
            case "/live" -> Optional.of(List.of(monitoring.alive()));
            case "/ready" -> Optional.of(List.of(monitoring.ready()));
            case "/started" -> Optional.of(List.of(monitoring.started()));
            default -> Optional.empty();
        };
    }

    private static String json(boolean up, List<Check> checks) {
        return checks.stream()
                .map(check -> "{\"name\":\"" + check.name() + "\",\"status\":\"" + word(check.up()) + "\"}")
                .collect(Collectors.joining(",", "{\"status\":\"" + word(up) + "\",\"checks\":[", "]}"));
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
