package im.parley.feature.monitor;

import im.parley.server.spi.Sessions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

/** What this machine has that can be watched. */
final class Watches {
    private static final int LOOKS = 3;

    private Watches() {}

    /** Those that are switched on. */
    static List<Watch> of(MonitorOptions options, Path home, Sessions sessions) {
        List<Watch> watches = new ArrayList<>();
        if (options.disk().enabled()) {
            watches.add(disk(options.disk(), () -> used(home)));
        }
        if (options.memory().enabled()) {
            watches.add(memory(options.memory(), Watches::heap));
        }
        if (options.load().enabled()) {
            watches.add(load(options.load(), () -> ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        }
        if (options.connections().enabled()) {
            watches.add(connections(options.connections(), sessions::count));
        }
        return watches;
    }

    static Watch disk(MonitorOptions.Disk options, DoubleSupplier used) {
        return above(used, options.threshold(), "The disk is full to %.0f percent.", 100, "There is room on the disk again.");
    }

    static Watch memory(MonitorOptions.Memory options, DoubleSupplier used) {
        return above(
                used,
                options.percent() / 100.0,
                "%.0f percent of the memory are used.",
                100,
                "There is enough memory again.");
    }

    static Watch load(MonitorOptions.Load options, DoubleSupplier average) {
        return above(average, options.average(), "The load of the machine is %.1f.", 1, "The load of the machine is lower again.");
    }

    private static Watch above(DoubleSupplier value, double threshold, String trouble, int factor, String relief) {
        return new Watch(
                () -> {
                    double now = value.getAsDouble();
                    return now > threshold
                            ? Optional.of(String.format(Locale.ROOT, trouble, now * factor))
                            : Optional.empty();
                },
                relief,
                LOOKS);
    }

    static Watch connections(MonitorOptions.Connections options, IntSupplier count) {
        int[] before = {0};
        return new Watch(
                () -> {
                    int now = count.getAsInt();
                    int had = before[0];
                    before[0] = now;
                    return had >= options.least() && (had - now) * 100L >= (long) options.percent() * had
                            ? Optional.of((had - now) + " of " + had + " sessions have ended within a minute.")
                            : Optional.empty();
                },
                "Sessions do not end any more as fast as they did.",
                1);
    }

    private static double heap() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return heap.getMax() <= 0 ? 0 : (double) heap.getUsed() / heap.getMax();
    }

    /** A disk that cannot be asked tells nothing: whoever needs it will say so. */
    private static double used(Path place) {
        try {
            FileStore store = Files.getFileStore(place);
            long all = store.getTotalSpace();
            return all <= 0 ? 0 : 1 - (double) store.getUsableSpace() / all;
        } catch (IOException unknown) {
            return 0;
        }
    }
}
