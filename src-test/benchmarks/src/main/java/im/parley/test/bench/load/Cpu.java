package im.parley.test.bench.load;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What server and client have used of the processors up to a moment.
 *
 * @param nanoTime the moment
 * @param server in nanoseconds
 * @param client in nanoseconds
 */
record Cpu(long nanoTime, long server, long client) {
    /** The processes of one server or of several. */
    static Cpu now(ServerProcess... servers) {
        long own = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
        return new Cpu(System.nanoTime(), Arrays.stream(servers).mapToLong(ServerProcess::cpuNanos).sum(), own);
    }

    /** The same for the time since then. */
    Cpu since(Cpu then) {
        return new Cpu(nanoTime - then.nanoTime, server - then.server, client - then.client);
    }

    double seconds() {
        return nanoTime / 1e9;
    }

    double serverMicros() {
        return server / 1e3;
    }

    double clientMicros() {
        return client / 1e3;
    }

    static void rest(double seconds) {
        try {
            Thread.sleep((long) (seconds * 1_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadArgument("interrupted");
        }
    }
}
