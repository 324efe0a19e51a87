package im.parley.server.certs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Warns once a day of each certificate that is about to expire. Not thread-safe. */
final class ExpiryWatch {
    private static final Logger LOG = System.getLogger(ExpiryWatch.class.getName());
    private static final Duration EARLY = Duration.ofDays(30);

    private final Map<Path, LocalDate> warned = new HashMap<>();

    void check(Collection<PemFile> files, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (var file : files) {
            var end = file.certificate().getNotAfter().toInstant();
            if (end.isBefore(now.plus(EARLY)) && !today.equals(warned.put(file.path(), today))) {
                warn(file, end, now);
            }
        }
    }

    private static void warn(PemFile file, Instant end, Instant now) {
        var advice = file.isSelfSigned() ? "replace it, or remove it to get a new self-signed one" : "replace it";
        LOG.log(
                Level.WARNING,
                "Certificate {0} {1} on {2}: {3}",
                file.path(),
                end.isBefore(now) ? "has expired" : "expires",
                LocalDate.ofInstant(end, ZoneOffset.UTC),
                advice);
    }
}
