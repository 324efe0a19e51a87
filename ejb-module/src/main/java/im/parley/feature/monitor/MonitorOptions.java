package im.parley.feature.monitor;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;

/** {@code monitor { 'disk-task' { enabled = true } }}. */
@Processor(
        id = MonitorOptions.BEAN,
        component = true,
        help = "Tells the accounts of `admins` by a message, and the log, when the machine runs short of something, and"
                + " when that is over. It looks once in a minute; three looks in a row must agree.")
@Ignored(value = "logger-task", because = "the console and REST show the warnings of the log")
@Ignored(
        value = {
            "mailer-from-address", "mailer-smtp-host", "mailer-smtp-password", "mailer-smtp-port", "mailer-smtp-username",
            "mailer-to-addresses"
        },
        because = "alarms are messages to the accounts of `admins`, not mails")
@Ignored(value = "cpu-temp-task", because = "Java does not know how warm a processor is")
@Ignored(
        value = {
            "sample-task", "configItemRepository", "disco", "x-add-task", "x-add-timer-task", "x-config", "x-delete-task",
            "x-info", "load-errors"
        },
        because = "tasks are those that are listed here; scripts for Tigase do not run in Parley")
record MonitorOptions(
        @Bean(name = "disk-task", help = "The disk with the data.") Disk disk,
        @Bean(name = "memory-checker-task", help = "The memory of the Java process.") Memory memory,
        @Bean(name = "load-checker-task", help = "The load of the machine.") Load load,
        @Bean(name = "connections-task", help = "Clients that all leave at once.") Connections connections) {
    static final String BEAN = "monitor";
    private static final String MINUTES = "it is looked at once in a minute";

    /** The disk. */
    @Ignored(value = "period", because = MINUTES)
    record Disk(
            @Option(name = "enabled", byDefault = "false", help = "Whether it is watched.") boolean enabled,
            @Option(
                            name = "threshold",
                            byDefault = "0.8",
                            min = "0.0",
                            max = "1.0",
                            help = "How much of it may be used.")
                    double threshold) {}

    /** The heap. */
    @Ignored(value = "period", because = MINUTES)
    @Ignored(value = "maxNonHeapMemUsagePercentThreshold", because = "memory outside of the heap has no bound by default")
    record Memory(
            @Option(name = "enabled", byDefault = "false", help = "Whether it is watched.") boolean enabled,
            @Option(
                            name = "maxHeapMemUsagePercentThreshold",
                            byDefault = "90",
                            min = "1",
                            max = "100",
                            help = "How many percent of the heap may be used.")
                    int percent) {}

    /** The load. */
    @Ignored(value = "period", because = MINUTES)
    record Load(
            @Option(name = "enabled", byDefault = "false", help = "Whether it is watched.") boolean enabled,
            @Option(
                            name = "averageLoadThreshold",
                            byDefault = "10",
                            min = "1",
                            help = "How large the average of the last minute may be.")
                    long average) {}

    /** Sessions. */
    @Ignored(value = "period", because = MINUTES)
    record Connections(
            @Option(name = "enabled", byDefault = "false", help = "Whether they are watched.") boolean enabled,
            @Option(
                            name = "threshold",
                            byDefault = "80",
                            min = "1",
                            max = "100",
                            help = "How many percent of the sessions may be gone a minute later.")
                    int percent,
            @Option(
                            name = "thresholdMinimal",
                            byDefault = "10",
                            min = "1",
                            help = "How many sessions there must have been.")
                    int least) {}
}
