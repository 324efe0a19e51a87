package im.parley.feature.presence;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;

/** {@code 'presence-state' { 'max-directed' = 1000; 'iq-presence-required' = false }}. */
@Processor(id = PresenceOptions.PROCESSOR, help = "Presence (RFC 6121, 4).")
@Ignored(
        value = {
            "offline-roster-last-seen",
            "presence-global-forward",
            "enable-roster-lazy-loading",
            "skip-offline",
            "skip-offline-sys",
            "probe-full-jid"
        },
        because = "Parley is built differently and has no such part")
record PresenceOptions(
        @Option(
                        name = "max-directed",
                        byDefault = "1000",
                        min = "1",
                        max = "100000",
                        help = "To how many addresses, such as rooms, a resource may send directed presence.")
                int maxDirected,
        @Option(
                        name = "iq-presence-required",
                        byDefault = "false",
                        help = "Whether a resource gets requests only from those who may see its presence (RFC 6121,"
                                + " 8.5.3.1).")
                boolean iqPresenceRequired) {
    static final String PROCESSOR = "presence-state";
}
