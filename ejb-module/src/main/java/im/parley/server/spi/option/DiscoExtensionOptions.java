package im.parley.server.spi.option;

import java.util.List;
import java.util.Map;

/** {@code 'disco-extensions' = { 'abuse-addresses' = [ 'mailto:abuse@example.org' ] }}. */
public record DiscoExtensionOptions(
        @Option(
                        name = "disco-extensions",
                        byDefault = "{}",
                        help = "What the server tells of itself (XEP-0157), by field: `abuse-addresses`,"
                                + " `admin-addresses`, `feedback-addresses`, `sales-addresses`, `security-addresses`,"
                                + " `status-addresses`, `support-addresses`. Addresses are URIs: `mailto:`, `xmpp:`,"
                                + " `https:`.")
                Map<String, List<String>> fields) {}
