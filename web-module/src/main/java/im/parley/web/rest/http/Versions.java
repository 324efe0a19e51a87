package im.parley.web.rest.http;

import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** Which version of a thing somebody has seen and wants to change (RFC 9110 section 13.1.1). */
public final class Versions {
    private static final int LENGTH = 16;
    private static final int LOCKS = 64;
    private static final Object[] LOCK = new Object[LOCKS];

    static {
        Arrays.setAll(LOCK, i -> new Object());
    }

    private Versions() {}

    /** The version of what can be changed. */
    public static EntityTag of(Object changeable) {
        try {
            byte[] json = Json.MAPPER.writeValueAsString(changeable).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return new EntityTag(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, LENGTH)));
        } catch (NoSuchAlgorithmException | com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Changes something unless somebody else has meanwhile: of those who come over HTTP, one at a time.
     *
     * @param ifMatch the header, if there is one
     * @param what names the thing
     * @param current its version now; asked only when there is a header
     */
    public static <T> T change(Optional<String> ifMatch, String what, Supplier<EntityTag> current, Supplier<T> change) {
        synchronized (LOCK[Math.floorMod(what.hashCode(), LOCKS)]) {
            if (ifMatch.isPresent() && !matches(ifMatch.get(), current)) {
                throw new Refused(Problem.of(412, "it has been changed since; get it again"));
            }
            return change.get();
        }
    }

    private static boolean matches(String ifMatch, Supplier<EntityTag> current) {
        String now = '"' + current.get().getValue() + '"';
        return Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(now));
    }
}
