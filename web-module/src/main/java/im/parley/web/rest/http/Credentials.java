package im.parley.web.rest.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** What a request shows of who sends it. Not checked yet. */
sealed interface Credentials {
    /** The cookie. */
    String COOKIE = "parley-session";
    /** The header for a key. */
    String KEY_HEADER = "X-Api-Key";
    /** The parameter for a key, in the interface that is Tigase's. */
    String KEY_PARAMETER = "api-key";

    /** Nothing. */
    record None() implements Credentials {}

    /** The cookie of a browser. */
    record OfBrowser(String secret) implements Credentials {}

    /** An account and its password (RFC 7617). */
    record Password(String account, String password) implements Credentials {}

    /** A bearer token, or an API key as one (RFC 6750). */
    record Bearer(String token) implements Credentials {}

    /** An API key. */
    record Key(String key) implements Credentials {}

    /** Something that cannot be understood. */
    record Malformed() implements Credentials {}

    /** What there is in a request; a header goes before a cookie, which browsers send by themselves. */
    static Credentials of(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return ofHeader(header.strip());
        }
        String key = request.getHeaderString(KEY_HEADER);
        if (key != null) {
            return new Key(key);
        }
        Cookie cookie = request.getCookies().get(COOKIE);
        return cookie == null ? new None() : new OfBrowser(cookie.getValue());
    }

    private static Credentials ofHeader(String header) {
        int space = header.indexOf(' ');
        String scheme = space < 0 ? "" : header.substring(0, space).toLowerCase(Locale.ROOT);
        String value = header.substring(space + 1).strip();
        return switch (scheme) {
            case "basic" -> basic(value);
            case "bearer" -> new Bearer(value);
            default -> new Malformed();
        };
    }

    private static Credentials basic(String encoded) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            int colon = text.indexOf(':');
            return colon < 0 ? new Malformed() : new Password(text.substring(0, colon), text.substring(colon + 1));
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return new Malformed();
        }
    }
}
