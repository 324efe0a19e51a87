package im.parley.server.admin.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The images that browsers show and do not execute. What an image is its first bytes say, not who sends it. */
final class ImageTypes {
    static final Set<String> ALL = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private static final String PNG = "\u0089PNG\r\n\u001a\n";
    private static final String JPEG = "\u00ff\u00d8\u00ff";
    private static final int LONGEST = 12;

    private ImageTypes() {}

    static Optional<String> of(byte[] image) {
        String begin = new String(Arrays.copyOf(image, Math.min(image.length, LONGEST)), StandardCharsets.ISO_8859_1);
        if (begin.startsWith(PNG)) {
            return Optional.of("image/png");
        }
        if (begin.startsWith(JPEG)) {
            return Optional.of("image/jpeg");
        }
        if (begin.startsWith("GIF87a") || begin.startsWith("GIF89a")) {
            return Optional.of("image/gif");
        }
        return begin.startsWith("RIFF") && begin.endsWith("WEBP") ? Optional.of("image/webp") : Optional.empty();
    }
}
