package im.parley.feature.muc.log;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Lane;
import im.parley.server.spi.Lanes;
import im.parley.server.spi.group.RoomLogs;
import im.parley.wire.addr.Jid;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens in rooms into files, one for each room and day. No room waits for the disk: lines are gathered, and
 * written on a lane of their own. When the disk is too slow for what is said, lines are lost and counted. Thread-safe.
 */
public final class RoomLog implements RoomLogs {
    private static final System.Logger LOG = System.getLogger(RoomLog.class.getName());
    /** How many characters may wait. */
    private static final long MOST_WAITING = 8L * 1024 * 1024;

    private final LogFolder folder;
    private final LogFile file;
    private final Clock clock;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong size = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private volatile boolean broken;
    private volatile @Nullable Lane lane;

    private record Waiting(Target target, LogLine line) {}

    private record Target(Jid room, LocalDate day, LogFormat format) {}

    /**
     * Writes below a directory.
     *
     * @param mostBytes how large a file becomes at most
     */
    public RoomLog(Path directory, long mostBytes, Clock clock) {
        this.folder = new LogFolder(directory);
        this.file = new LogFile(mostBytes);
        this.clock = clock;
    }

    /** From now on it writes. */
    public void open(Lanes lanes) {
        lane = lanes.open();
    }

    /** Takes a line; never waits. */
    public void add(Jid room, LogFormat format, LogLine line) {
        Lane opened = lane;
        if (opened == null || size.get() + line.size() > MOST_WAITING) {
            lose(1);
            return;
        }
        size.addAndGet(line.size());
        waiting.add(new Waiting(new Target(room, day(line.when()), format), line));
        if (scheduled.compareAndSet(false, true)) {
            opened.later(this::write);
        }
    }

    private static LocalDate day(Instant when) {
        return LocalDate.ofInstant(when, ZoneOffset.UTC);
    }

    private List<Effect> write() {
        scheduled.set(false); // first: whoever adds something from now on asks again
        flush();
        return List.of();
    }

    /** Writes what waits; returns when that is done. */
    public synchronized void flush() {
        Map<Target, StringBuilder> parts = new LinkedHashMap<>();
        Map<Target, Integer> counts = new LinkedHashMap<>();
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            size.addAndGet(-next.line.size());
            parts.computeIfAbsent(next.target, any -> new StringBuilder()).append(next.target.format.line(next.line));
            counts.merge(next.target, 1, Integer::sum);
        }
        parts.forEach((target, text) -> append(target, text.toString(), counts.getOrDefault(target, 0)));
    }

    private void append(Target target, String text, int lines) {
        try {
            LogFormat format = target.format;
            String beginning = format.beginning(target.room.toString(), target.day);
            LogFile.Content content = new LogFile.Content(beginning, text, format.endBytes());
            if (file.append(folder.of(target.room), target.day + "." + format.suffix(), content)) {
                written.addAndGet(lines);
            } else {
                lose(lines);
            }
            broken = false;
        } catch (IOException failed) {
            lose(lines);
            if (!broken) { // said once, until it works again
                broken = true;
                LOG.log(System.Logger.Level.WARNING, "What is said in rooms cannot be written: {0}", failed.toString());
            }
        }
    }

    private void lose(int lines) {
        lost.addAndGet(lines);
    }

    /** How many lines were written since the start. */
    public long written() {
        return written.get();
    }

    /** How many lines were lost since the start: the disk was full or slow, or a file too large. */
    public long lost() {
        return lost.get();
    }

    /** Removes the files of days that are longer ago. */
    public void sweep(Period kept) {
        try {
            file.sweep(folder.root(), day(clock.instant()).minus(kept));
        } catch (IOException failed) {
            LOG.log(System.Logger.Level.WARNING, "Old logs of rooms cannot be removed: {0}", failed.toString());
        }
    }

    @Override
    public List<Day> of(Jid room) throws IOException {
        flush();
        return folder.days(room);
    }

    @Override
    public Optional<Content> open(Jid room, String name) throws IOException {
        flush();
        return folder.open(room, name);
    }
}
