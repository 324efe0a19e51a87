package im.parley.web.upload;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import im.parley.server.admin.Uploads.FileView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The headers of answers about files. */
final class Headers {
    static final String METHODS = "OPTIONS, HEAD, GET, PUT";

    /** Where headers go; one without a value is taken away. */
    @FunctionalInterface
    interface Answer {
        void set(String name, @Nullable String value);
    }

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private Headers() {}

    /**
     * XEP-0363 sections 8 and 9.1: web clients of other sites may use the service, and nothing that is in a file runs or is
     * framed. Without credentials: what browsers remember is of no use here.
     */
    static void always(Answer answer) {
        answer.set("Access-Control-Allow-Origin", "*");
        answer.set("Access-Control-Allow-Methods", METHODS);
        answer.set("Access-Control-Allow-Headers", "Authorization, Content-Type, Range, If-None-Match, If-Range");
        answer.set("Access-Control-Expose-Headers", "Content-Length, Content-Range, Content-Disposition, ETag");
        answer.set("Access-Control-Max-Age", "7200");
        answer.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
        answer.set("X-Content-Type-Options", "nosniff");
        answer.set("Cross-Origin-Resource-Policy", "cross-origin");
        answer.set("Referrer-Policy", "no-referrer");
        answer.set("X-Robots-Tag", "noindex");
    }

    static void of(FileView file, Answer answer) {
        answer.set("Content-Type", file.contentType().isEmpty() ? UNKNOWN_TYPE : file.contentType());
        answer.set("Content-Disposition", Disposition.of(file.contentType(), file.name()));
        answer.set("ETag", tag(file));
        answer.set("Last-Modified", RFC_1123_DATE_TIME.format(file.uploaded().atOffset(ZoneOffset.UTC)));
        answer.set("Accept-Ranges", "bytes");
        long seconds = Math.max(0, Duration.between(Instant.now(), file.expires()).toSeconds());
        answer.set("Cache-Control", "private, max-age=" + seconds + ", immutable");
    }

    /** The answer is not the file after all. */
    static void withoutFile(Answer answer) {
        answer.set("Content-Disposition", null);
        answer.set("ETag", null);
        answer.set("Last-Modified", null);
        answer.set("Cache-Control", "no-store");
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
