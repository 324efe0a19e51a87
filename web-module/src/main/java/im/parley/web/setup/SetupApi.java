package im.parley.web.setup;

import im.parley.server.admin.setup.Answers;
import im.parley.server.admin.setup.Entry;
import im.parley.server.admin.setup.Outcome;
import im.parley.server.admin.setup.Setup;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/setup}: the state for everybody, the rest for whoever sends the token of this start as a bearer token
 * (RFC 6750, 2.1). There is no cookie, so no other site can act in somebody's name.
 */
@WebServlet("/api/setup/*")
public final class SetupApi extends HttpServlet {
    private static final long serialVersionUID = 1L;
    /** A configuration file and the answers fit in easily. */
    private static final int LARGEST_BODY = 256 * 1024;

    private static final int DEEPEST = 16;
    private static final String BEARER = "Bearer ";

    @Inject
    private transient @Nullable Setup setup;

    private final transient Jsonb json = JsonbBuilder.create();

    /** The answers, and the file as it was reviewed. */
    public record Order(@Nullable Answers answers, @Nullable String text) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (path(request)) {
            case "/state" -> write(response, HttpServletResponse.SC_OK, setup().state());
            case "/proposal" -> {
                if (granted(request, response)) {
                    write(response, HttpServletResponse.SC_OK, setup().proposal());
                }
            }
            default -> missing(request, response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!List.of("/database", "/review", "/save").contains(path(request))) {
            missing(request, response);
        } else if (granted(request, response)) {
            try {
                perform(request, response);
            } catch (TooLarge large) {
                Trouble.TOO_LARGE.write(response, "A request has at most " + LARGEST_BODY + " bytes.");
            } catch (Unreadable unreadable) {
                Trouble.BAD_REQUEST.write(response, String.valueOf(unreadable.getMessage()));
            } catch (IOException unwritable) {
                log("The set-up cannot read or write its files", unwritable);
                Trouble.UNWRITABLE.write(response, "The server cannot read or write its files; its log says more.");
            }
        }
    }

    private void perform(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (path(request)) {
            case "/database" ->
                write(response, HttpServletResponse.SC_OK,
                        Map.of("findings", setup().inspect(read(request, Answers.DatabaseChoice.class))));
            case "/review" ->
                write(response, HttpServletResponse.SC_OK, setup().review(answers(read(request, Order.class))));
            default -> save(response, read(request, Order.class));
        }
    }

    private void save(HttpServletResponse response, Order order) throws IOException {
        Answers answers = answers(order);
        switch (setup().save(answers, Optional.ofNullable(order.text()).orElse(""))) {
            case Outcome.Refused refused -> write(response, 422, refused);
            case Outcome.Saved saved -> {
                write(response, HttpServletResponse.SC_ACCEPTED, saved);
                response.getOutputStream().close(); // the answer is on its way before the server goes away
                setup().takeEffect();
            }
        }
    }

    private static Answers answers(Order order) throws Unreadable {
        Answers answers = order.answers();
        if (answers == null) {
            throw new Unreadable("There are no answers.");
        }
        return answers;
    }

    private boolean granted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String header = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
        String token = header.startsWith(BEARER) ? header.substring(BEARER.length()).strip() : "";
        return switch (setup().enter(request.getRemoteAddr(), token)) {
            case Entry.Granted _ -> true;
            case Entry.Refused _ -> {
                response.setHeader("WWW-Authenticate", "Bearer realm=\"set-up\"");
                yield Trouble.TOKEN.write(response, "This is not the token that the server printed at its start.");
            }
            case Entry.Wait wait -> {
                response.setHeader("Retry-After", Long.toString(wait.left().toSeconds() + 1));
                yield Trouble.TOO_MANY.write(response, "There were too many wrong tokens from your address.");
            }
            case Entry.Closed _ -> Trouble.CLOSED.write(response, "The server is set up already.");
        };
    }

    private <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new TooLarge();
        }
        if (Nesting.exceeds(body, DEEPEST)) {
            throw new Unreadable("The request is nested too deeply.");
        }
        try {
            return Objects.requireNonNull(json.fromJson(new ByteArrayInputStream(body), type));
        } catch (JsonbException | JsonException | NullPointerException | IllegalArgumentException malformed) {
            throw new Unreadable("The request is not as this address wants it.");
        }
    }

    private void write(HttpServletResponse response, int status, Object value) throws IOException {
        byte[] body = json.toJson(value).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void missing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Trouble.NOT_FOUND.write(response, "There is nothing at " + path(request) + " for " + request.getMethod() + '.');
    }

    private static String path(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getPathInfo(), "");
    }

    private Setup setup() {
        return Objects.requireNonNull(setup, "injected");
    }

    /** A request that is longer than any that makes sense. */
    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** A request that is not as it should be. */
    private static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }
}
