package im.parley.web.upload;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** How a browser is to treat a file that some user says is of some type. */
final class Disposition {
    /** These a browser shows without running anything that is in them; SVG, PDF and HTML are not among them. */
    private static final Set<String> SHOWN = Set.of(
            "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/heic", "image/bmp",
            "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus", "audio/aac", "audio/flac", "audio/wav", "audio/x-wav",
            "audio/webm", "video/mp4", "video/webm", "video/ogg", "video/quicktime", "video/3gpp");

    private Disposition() {}

    /** The value of {@code Content-Disposition}, RFC 6266. */
    static String of(String type, String name) {
        int parameters = type.indexOf(';');
        String plain = (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        return (SHOWN.contains(plain) ? "inline" : "attachment") + "; filename*=UTF-8''" + escaped(name);
    }

    /** RFC 8187 section 3.2.1. */
    private static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
