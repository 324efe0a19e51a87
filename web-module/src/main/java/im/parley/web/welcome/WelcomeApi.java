package im.parley.web.welcome;

import im.parley.server.admin.Reception;
import im.parley.wire.port.HttpOptions;
import im.parley.wire.port.HttpStreams;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /api/welcome}: which domain this address serves, and how to get in. */
@WebServlet("/api/welcome")
public final class WelcomeApi extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient @Nullable Reception reception;

    @EJB
    private transient @Nullable HttpStreams streams;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String host = Objects.requireNonNullElse(request.getServerName(), "").toLowerCase(Locale.ROOT);
        byte[] body = json(host).build().toString().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private JsonObjectBuilder json(String host) {
        Reception.Welcome welcome = Objects.requireNonNull(reception, "injected").welcome(host);
        HttpOptions options = Objects.requireNonNull(streams, "injected").options();
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("product", welcome.product())
                .add("version", welcome.version())
                .add("domain", welcome.domain())
                .add("registration", welcome.registration())
                .add("setup", welcome.setup())
                .add("webSocket", options.webSocket().active())
                .add("bosh", options.bosh().active());
        welcome.rooms().ifPresent(rooms -> json.add("rooms", rooms));
        return json;
    }
}
