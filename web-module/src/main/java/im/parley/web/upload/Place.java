package im.parley.web.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which file a request is about: the last two segments of its path, each decoded for itself, so that no escaped slash
 * makes a path of a name.
 */
record Place(String id, String name) {

    /** The place; empty when the path is none. */
    static Optional<Place> of(HttpServletRequest request) {
        return of(request.getRequestURI());
    }

    /** The place that a path means, as it came; empty when it is none. */
    static Optional<Place> of(String path) {
        int parameters = path.indexOf(';');
        String[] segments = (parameters < 0 ? path : path.substring(0, parameters)).split("/", -1);
        if (segments.length < 4) { // "", upload, id, name
            return Optional.empty();
        }
        try {
            return Optional.of(new Place(decoded(segments[segments.length - 2]), decoded(segments[segments.length - 1])));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** RFC 3986; a plus sign is one. */
    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
