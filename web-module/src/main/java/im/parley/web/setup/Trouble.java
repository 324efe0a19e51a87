package im.parley.web.setup;

import jakarta.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What goes wrong, as RFC 9457 has it. */
enum Trouble {
    BAD_REQUEST(HttpServletResponse.SC_BAD_REQUEST, "Bad request"),
    TOKEN(HttpServletResponse.SC_UNAUTHORIZED, "The token is wrong"),
    NOT_FOUND(HttpServletResponse.SC_NOT_FOUND, "Not found"),
    CLOSED(HttpServletResponse.SC_GONE, "The set-up is closed"),
    TOO_MANY(429, "Too many wrong tokens"),
    TOO_LARGE(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "Content too large"),
    UNWRITABLE(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "Nothing was saved");

    private final int status;
    private final String title;

    Trouble(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Answers so; always false, for those who ask whether to go on. */
    boolean write(HttpServletResponse response, String detail) throws IOException {
        byte[] body = Json.createObjectBuilder()
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        return false;
    }
}
