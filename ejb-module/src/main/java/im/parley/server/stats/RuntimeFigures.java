package im.parley.server.stats;

import static im.parley.server.spi.Figure.gauge;

import im.parley.server.spi.Figure;
import im.parley.server.spi.Hook;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.RuntimeMXBean;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The figures of the Java process that are in the console, too. {@link Exposition} has more of them. */
public final class RuntimeFigures {
    private static final String SYSTEM = "java.lang:type=OperatingSystem";
    private static final double MILLIS = 1000;

    private RuntimeFigures() {}

    /** The figures of this process. */
    public static Hook.Publish ofThisProcess() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        Figure used = gauge("parley_heap_used_bytes", "Heap in use.", () -> memory.getHeapMemoryUsage().getUsed());
        Figure most = gauge("parley_heap_max_bytes", "How large the heap may become.", () -> memory.getHeapMemoryUsage()
                .getMax());
        Figure cpu = gauge(
                "parley_cpu_load_ratio",
                "The share of all processors that the process takes, from 0 to 1.",
                () -> Math.max(0, number(SYSTEM, "ProcessCpuLoad")));
        Figure uptime = gauge("parley_uptime_seconds", "How long the process has been running.", () -> runtime.getUptime()
                / MILLIS);
        return new Hook.Publish("Runtime", List.of(used, most, cpu, uptime));
    }

    /** A number that JMX has, or 0 when it has none. */
    public static double number(String bean, String attribute) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            Object value = beans.getAttribute(new ObjectName(bean), attribute);
            return value == null ? 0 : Double.parseDouble(value.toString());
        } catch (JMException | NumberFormatException notThere) {
            return 0;
        }
    }
}
