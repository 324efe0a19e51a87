package im.parley.feature.muc.log;

import im.parley.server.spi.group.RoomLogs;
import im.parley.wire.addr.Jid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where the files are: {@code <directory>/<domain>/<room>/<day>.<format>}. Names of rooms are written so that they are
 * nothing but a name: no path leads out of the directory, and no two rooms have the same.
 */
final class LogFolder {
    private static final int LONGEST = 120;
    private static final int MOST = 10_000;

    private final Path root;

    LogFolder(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    Path of(Jid room) {
        return root.resolve(safe(room.domain())).resolve(safe(room.local()));
    }

    /** Letters, digits and a few signs stand for themselves; what is long is cut, and told apart by a digest behind a tilde. */
    static String safe(String name) {
        StringBuilder safe = new StringBuilder();
        for (byte next : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = next >= 'a' && next <= 'z' || next >= '0' && next <= '9' || next == '-' || next == '_';
            boolean dot = next == '.' && !safe.isEmpty();
            if (plain || dot) {
                safe.append((char) next);
            } else {
                safe.append('%').append(HexFormat.of().withUpperCase().toHexDigits(next));
            }
        }
        return safe.length() <= LONGEST ? safe.toString() : safe.substring(0, LONGEST / 2) + '~' + digest(name);
    }

    private static String digest(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 20);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The files of a room, the latest day first. */
    List<RoomLogs.Day> days(Jid room) throws IOException {
        List<RoomLogs.Day> days = new ArrayList<>();
        Path folder = of(room);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return days;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                day(file).ifPresent(days::add);
            }
        }
        days.sort(Comparator.comparing(RoomLogs.Day::file).reversed());
        return days.size() > MOST ? days.subList(0, MOST) : days;
    }

    private static Optional<RoomLogs.Day> day(Path file) throws IOException {
        String name = file.getFileName().toString();
        Optional<LogFormat> format = format(name);
        Optional<LocalDate> day = date(name);
        return format.isPresent() && day.isPresent() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new RoomLogs.Day(day.get(), name, format.get().mediaType(), Files.size(file)))
                : Optional.empty();
    }

    private static Optional<LogFormat> format(String name) {
        for (LogFormat format : LogFormat.values()) {
            if (name.endsWith('.' + format.suffix())) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The day of a file; nothing when it is no file of a log. */
    static Optional<LocalDate> date(String name) {
        int dot = name.indexOf('.');
        if (dot < 0 || !name.matches("\\d{4}-\\d{2}-\\d{2}\\.[a-z]{3,4}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(name.substring(0, dot)));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }

    /** A file of a room; nothing when there is none of that very name. */
    Optional<RoomLogs.Content> open(Jid room, String name) throws IOException {
        if (format(name).isEmpty() || date(name).isEmpty()) {
            return Optional.empty();
        }
        Optional<RoomLogs.Day> day = day(of(room).resolve(name));
        if (day.isEmpty()) {
            return Optional.empty();
        }
        InputStream content = Files.newInputStream(of(room).resolve(name), LinkOption.NOFOLLOW_LINKS);
        return Optional.of(new RoomLogs.Content(day.get(), content));
    }
}
