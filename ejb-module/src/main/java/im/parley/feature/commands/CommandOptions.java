package im.parley.feature.commands;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Option;
import java.time.Duration;

/** {@code 'http://jabber.org/protocol/commands' { 'session-timeout' = 'PT10M' }}. */
@Processor(id = CommandOptions.PROCESSOR, help = "Ad-hoc commands (XEP-0050).")
record CommandOptions(
        @Option(
                        name = "session-timeout",
                        byDefault = "600",
                        min = "PT10S",
                        max = "P1D",
                        help = "How long a form of a command may be open.")
                Duration timeout,
        @Option(
                        name = "max-sessions",
                        byDefault = "1000",
                        min = "10",
                        max = "1000000",
                        help = "How many forms of commands may be open; beyond that the one goes that was not used for the"
                                + " longest time.")
                int sessions,
        @Option(
                        name = "max-sessions-per-user",
                        byDefault = "10",
                        min = "1",
                        max = "10000",
                        help = "How many of them one resource may have.")
                int perRequester) {
    static final String PROCESSOR = "http://jabber.org/protocol/commands";
}
