package im.parley.feature.presence;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import java.util.Optional;

/** {@code 'presence-state' { 'max-directed' = 1000; 'iq-presence-required' = false }}. */
@Processor(id = PresenceOptions.PROCESSOR, help = "Presence (RFC 6121, 4).")
@Ignored(
        value = {"skip-offline", "skip-offline-sys"},
        because = "contacts of this server that are offline are never told nor asked, and other servers know who of theirs"
                + " is online")
@Ignored(
        value = {"offline-roster-last-seen", "enable-roster-lazy-loading"},
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
                boolean iqPresenceRequired,
        @Option(
                        name = "probe-full-jid",
                        byDefault = "false",
                        help = "Whether contacts on other servers are asked for their presence with the full JID of the"
                                + " resource that wants to know. RFC 6121, 4.3 wants the bare one.")
                boolean probeFullJid,
        @Option(
                        name = "presence-global-forward",
                        help = "An address that gets a copy of all presence that users of this server broadcast.")
                Optional<String> globalForward) {
    static final String PROCESSOR = "presence-state";

    /** Who gets a copy of what users broadcast. */
    Optional<Jid> forward() {
        return globalForward.map(address -> {
            try {
                return Jid.of(address);
            } catch (InvalidJid none) {
                throw new IllegalArgumentException("presence-global-forward is no address: " + none.getMessage(), none);
            }
        });
    }
}
