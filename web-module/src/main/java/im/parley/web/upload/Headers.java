package im.parley.web.upload;

import im.parley.server.admin.Uploads.FileView;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The headers of answers about files. */
final class Headers {
    static final String METHODS = "OPTIONS, HEAD, GET, PUT";

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private Headers() {}

    /**
     * XEP-0363 sections 8 and 9.1: web clients of other sites may use the service, and nothing that is in a file runs or is
     * framed. Without credentials: what browsers remember is of no use here.
     */
    static void always(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type, Range, If-None-Match, If-Range");
        response.setHeader("Access-Control-Expose-Headers", "Content-Length, Content-Range, Content-Disposition, ETag");
        response.setHeader("Access-Control-Max-Age", "7200");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
    }

    static void of(FileView file, HttpServletResponse response) {
        response.setContentType(file.contentType().isEmpty() ? UNKNOWN_TYPE : file.contentType());
        response.setHeader("Content-Disposition", Disposition.of(file.contentType(), file.name()));
        response.setHeader("ETag", tag(file));
        response.setDateHeader("Last-Modified", file.uploaded().toEpochMilli());
        response.setHeader("Accept-Ranges", "bytes");
        long seconds = Math.max(0, Duration.between(Instant.now(), file.expires()).toSeconds());
        response.setHeader("Cache-Control", "private, max-age=" + seconds + ", immutable");
    }

    /** The answer is not the file after all. */
    static void withoutFile(HttpServletResponse response) {
        response.setHeader("Content-Disposition", null);
        response.setHeader("ETag", null);
        response.setHeader("Last-Modified", null);
        response.setHeader("Cache-Control", "no-store");
    }

    /** A file never changes. */
    private static String tag(FileView file) {
        return '"' + file.id() + '"';
    }

    /** Whether a reader has the file already, RFC 9110 section 13.1.2. */
    static boolean isKnown(FileView file, @Nullable String header) {
        return header != null && (header.strip().equals("*") || header.contains(tag(file)));
    }

    /** Whether a range of the file goes with what the reader has, RFC 9110 section 13.1.5. */
    static boolean isSame(FileView file, @Nullable String header) {
        return header == null || header.strip().equals(tag(file));
    }
}
