package im.parley.feature.muc.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the file of a day looks. Whatever somebody says, it stays text: it neither becomes markup nor looks like a line that
 * somebody else has said. A file is complete after each write: what comes next is written over its end.
 */
public enum LogFormat {
    /** A page for a browser, which may load and run nothing. */
    HTML("html", "text/html") {
        @Override
        String beginning(String room, LocalDate day) {
            String title = escaped(room) + ", " + day;
            return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">"
                    + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">"
                    + "<title>" + title + "</title></head><body>\n<h1>" + title + "</h1>\n";
        }

        @Override
        String end() {
            return "</body></html>\n";
        }

        @Override
        String line(LogLine line) {
            String time = "<time datetime=\"" + stamp(line.when()) + "\">" + clock(line.when()) + "</time> ";
            return "<p dir=\"auto\">" + time + words(line, "<b><bdi>" + escaped(line.nick()) + "</bdi></b>") + "</p>\n";
        }

        private static String words(LogLine line, String nick) {
            String text = lines(line.text()).map(LogFormat::escaped).collect(Collectors.joining("<br>"));
            return switch (line.event()) {
                case SAID -> text.startsWith(ACTION)
                        ? "* " + nick + " " + text.substring(ACTION.length())
                        : nick + ": " + text;
                case SUBJECT -> "<i>" + nick + " sets the subject: " + text + "</i>";
                case CAME -> "<i>" + nick + " comes in</i>";
                case LEFT -> "<i>" + nick + " leaves</i>";
                case RENAMED -> "<i>" + nick + " is now <bdi>" + text + "</bdi></i>";
                case ENDED -> "<i>The room is no more.</i>";
            };
        }
    },

    /** Lines to read; what follows the first line of a text is indented. */
    PLAIN("txt", "text/plain") {
        @Override
        String beginning(String room, LocalDate day) {
            return "# " + room + ", " + day + " (UTC)\n";
        }

        @Override
        String end() {
            return "";
        }

        @Override
        String line(LogLine line) {
            String nick = lines(line.nick()).collect(Collectors.joining(" ")).replace('>', '\u203a');
            String text = lines(line.text()).collect(Collectors.joining("\n" + " ".repeat(INDENTED)));
            String words = switch (line.event()) {
                case SAID -> text.startsWith(ACTION)
                        ? "* " + nick + ' ' + text.substring(ACTION.length())
                        : '<' + nick + "> " + text;
                case SUBJECT -> "* " + nick + " sets the subject: " + text;
                case CAME -> "* " + nick + " comes in";
                case LEFT -> "* " + nick + " leaves";
                case RENAMED -> "* " + nick + " is now " + text;
                case ENDED -> "* The room is no more.";
            };
            return '[' + clock(line.when()) + "] " + words + '\n';
        }
    },

    /** For programs: an element for each line. */
    XML("xml", "application/xml") {
        @Override
        String beginning(String room, LocalDate day) {
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xmlns=\"urn:parley:room-log\" room=\"" + escaped(room)
                    + "\" day=\"" + day + "\">\n";
        }

        @Override
        String end() {
            return "</log>\n";
        }

        @Override
        String line(LogLine line) {
            String name = line.event().name().toLowerCase(Locale.ROOT);
            String nick = line.nick().isEmpty() ? "" : " nick=\"" + escaped(line.nick()) + '"';
            String start = '<' + name + " time=\"" + stamp(line.when()) + '"' + nick;
            return line.text().isEmpty() ? start + "/>\n" : start + '>' + escaped(line.text()) + "</" + name + ">\n";
        }
    };

    private static final String ACTION = "/me ";
    private static final int INDENTED = "[00:00:00] ".length();
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String suffix;
    private final String mediaType;

    LogFormat(String suffix, String mediaType) {
        this.suffix = suffix;
        this.mediaType = mediaType;
    }

    /** How the name of a file ends. */
    String suffix() {
        return suffix;
    }

    /** What the file is, for who downloads it. */
    String mediaType() {
        return mediaType;
    }

    /** What stands first in a file. */
    abstract String beginning(String room, LocalDate day);

    /** What stands last in a file, and is written over when something is added. */
    abstract String end();

    /** A line with its end. */
    abstract String line(LogLine line);

    byte[] endBytes() {
        return end().getBytes(StandardCharsets.UTF_8);
    }

    private static String clock(Instant when) {
        return CLOCK.format(when);
    }

    private static String stamp(Instant when) {
        return when.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The lines of a text: whatever ends a line somewhere ends it here, and nothing turns the direction of what follows. */
    private static java.util.stream.Stream<String> lines(String text) {
        return text.replaceAll("[\\u000b\\u000c\\u0085\\u2028\\u2029]", "\n")
                .replaceAll("[\\u202a-\\u202e\\u2066-\\u2069]", "\ufffd")
                .lines();
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(next < ' ' && next != '\n' && next != '\t' ? '\ufffd' : next);
            }
        }
        return safe.toString();
    }
}
