package im.parley.web.rest.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Why a request was not done, as RFC 9457 says it.
 *
 * @param type {@code about:blank}: the status says it all
 * @param title the name of the status
 * @param detail a line for a person
 * @param field which field of the request is wrong
 */
public record Problem(String type, String title, int status, Optional<String> detail, Optional<String> field) {
    /** Its media type. */
    public static final String JSON = "application/problem+json";

    /** A problem of that status. */
    public static Problem of(int status, String detail) {
        return new Problem("about:blank", title(status), status, Optional.of(detail), Optional.empty());
    }

    /** A problem that the status alone describes. */
    public static Problem of(int status) {
        return new Problem("about:blank", title(status), status, Optional.empty(), Optional.empty());
    }

    /** Something is wrong with a field. */
    public static Problem of(int status, String field, String detail) {
        return new Problem("about:blank", title(status), status, Optional.of(detail), Optional.of(field));
    }

    /** The answer. */
    public Response response() {
        return builder().build();
    }

    /** The answer, with more headers to come. */
    public Response.ResponseBuilder builder() {
        return Response.status(status).type(MediaType.valueOf(JSON)).entity(this);
    }

    private static String title(int status) {
        if (status == 422) {
            return "Unprocessable Content"; // RFC 9110 section 15.5.21; Jakarta REST does not know it
        }
        if (status == 413) {
            return "Content Too Large"; // section 15.5.14, which Jakarta REST calls as it was called before
        }
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Problem" : known.getReasonPhrase();
    }
}
