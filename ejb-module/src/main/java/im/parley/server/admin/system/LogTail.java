package im.parley.server.admin.system;

import im.parley.server.admin.system.Logs.Filter;
import im.parley.server.admin.system.Logs.Importance;
import im.parley.server.admin.system.Logs.Line;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IllegalFormatException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Remembers the latest lines of the log, so that they can be read without access to the machine. */
@Singleton
final class LogTail extends Handler {
    private static final int MOST = 5000;
    private static final int LONGEST = 4000;

    private final SimpleFormatter texts = new SimpleFormatter();
    private final Deque<Line> lines = new ArrayDeque<>();
    private final List<Logger> watched = List.of(Logger.getLogger(""), Logger.getLogger("im.parley"));
    private long last;

    LogTail() {
        watched.forEach(logger -> logger.addHandler(this));
    }

    @PreDestroy
    void stop() {
        watched.forEach(logger -> logger.removeHandler(this));
    }

    @Override
    public void publish(LogRecord logged) {
        String text = text(logged) + cause(logged);
        Line line = new Line(
                0,
                logged.getInstant(),
                Importance.of(logged.getLevel()),
                String.valueOf(logged.getLoggerName()),
                Thread.currentThread().getName(),
                text.length() <= LONGEST ? text : text.substring(0, LONGEST));
        synchronized (lines) {
            last++;
            lines.addLast(new Line(
                    last, line.time(), line.importance(), line.logger(), line.thread(), line.text()));
            if (lines.size() > MOST) {
                lines.removeFirst();
            }
        }
    }

    /** The container's own lines have percent signs where the JDK's have braces. */
    private String text(LogRecord logged) {
        String text = texts.formatMessage(logged);
        Object[] parameters = logged.getParameters();
        boolean unfilled = parameters != null && parameters.length > 0 && text.equals(logged.getMessage());
        if (!unfilled || text.indexOf('%') < 0) {
            return text;
        }
        try {
            return String.format(Locale.ROOT, text, parameters);
        } catch (IllegalFormatException noPattern) {
            return text;
        }
    }

    private static String cause(LogRecord logged) {
        return logged.getThrown() == null ? "" : ": " + logged.getThrown();
    }

    List<Line> lines(long after, int limit, Filter filter) {
        List<Line> found = new ArrayList<>();
        synchronized (lines) {
            for (Iterator<Line> latest = lines.descendingIterator(); latest.hasNext() && found.size() < limit; ) {
                Line line = latest.next();
                if (line.number() <= after) {
                    break;
                }
                if (filter.matches(line)) {
                    found.add(line);
                }
            }
        }
        return found.reversed();
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
