package im.parley.test.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server seen from outside: by Linux ({@code /proc}) and by its JVM ({@code jcmd}). */
record ServerProcess(long pid) {
    /** USER_HZ, the unit of times in {@code /proc}: 100 on every processor that we know. */
    private static final long TICKS_PER_SECOND = 100;

    private static final Pattern USED = Pattern.compile("used (\\d+)([KMG])");
    private static final Pattern DIRECT = Pattern.compile("Other \\(reserved=\\d+KB, committed=(\\d+)KB");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int START_TIME = 19;

    /** The process with that id, or else the one that listens on that port. */
    static ServerProcess of(long pid, int port) {
        return new ServerProcess(pid > 0 ? pid : PortOwner.of(port));
    }

    /** What it has used of the processors, in its own code and in the system's. */
    long cpuNanos() {
        long ticks = stat(USER_TIME) + stat(SYSTEM_TIME);
        return TimeUnit.SECONDS.toNanos(ticks) / TICKS_PER_SECOND;
    }

    /** How long ago it was started. */
    double age() {
        double uptime = Double.parseDouble(read("/proc/uptime").split(" ", 2)[0]);
        return uptime - (double) stat(START_TIME) / TICKS_PER_SECOND;
    }

    private long stat(int index) {
        String stat = read("/proc/" + pid + "/stat");
        // The name of the program stands in parentheses and may have spaces.
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[index]);
    }

    /** What it has in memory now. Collects garbage at first: not while its CPU is measured. */
    Memory memory() {
        jcmd("GC.run");
        String direct = jcmd("VM.native_memory", "summary");
        Matcher other = DIRECT.matcher(direct);
        return new Memory(
                used(jcmd("GC.heap_info")),
                other.find() ? OptionalLong.of(Long.parseLong(other.group(1)) * 1024) : OptionalLong.empty(),
                resident());
    }

    /** Of the heap without the classes, which some collectors list beside it. */
    static long used(String heapInfo) {
        long bytes = 0;
        for (String line : heapInfo.split("\n")) {
            Matcher used = USED.matcher(line);
            if (used.find() && !line.contains("Metaspace") && !line.contains("class space")) {
                int shift = switch (used.group(2)) {
                    case "K" -> 10;
                    case "M" -> 20;
                    default -> 30;
                };
                bytes += Long.parseLong(used.group(1)) << shift;
            }
        }
        return bytes;
    }

    /** How many threads of the system it has. */
    int threads() {
        Matcher threads = THREADS.matcher(read("/proc/" + pid + "/status"));
        return threads.find() ? Integer.parseInt(threads.group(1)) : 0;
    }

    /** What it has in memory now, of whatever kind. */
    long resident() {
        Matcher resident = RESIDENT.matcher(read("/proc/" + pid + "/status"));
        return resident.find() ? Long.parseLong(resident.group(1)) * 1024 : 0;
    }

    private String jcmd(String... command) {
        try {
            Process process = new ProcessBuilder(arguments(command)).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw new BadArgument("jcmd " + pid + " failed: " + said.strip());
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadArgument("interrupted");
        }
    }

    private List<String> arguments(String... command) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        all.add(Long.toString(pid));
        all.addAll(List.of(command));
        return all;
    }

    static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new BadArgument("cannot read " + file + ": this needs Linux and a server of the same user");
        }
    }
}
