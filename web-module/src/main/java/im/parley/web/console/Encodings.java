package im.parley.web.console;

import java.util.Arrays;
import java.util.Locale;

/** The header {@code Accept-Encoding} (RFC 9110, section 12.5.3). */
final class Encodings {
    private Encodings() {
    }

    /** Whether the header names the coding, and not with the weight zero. */
    static boolean accepts(String header, String coding) {
        return Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
                .map(part -> part.split(";"))
                .filter(part -> part[0].strip().equals(coding))
                .anyMatch(part -> part.length == 1 || !part[1].strip().matches("q=0(\\.0*)?"));
    }
}
