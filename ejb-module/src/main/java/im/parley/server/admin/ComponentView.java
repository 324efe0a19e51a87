package im.parley.server.admin;

import im.parley.server.component.ComponentConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An external component.
 *
 * @param domain the domain that it answers for
 * @param configured whether it stands in the configuration file
 * @param settings what is set, by key; without the secret
 * @param connections its connections now
 * @param sent how many stanzas it was given since the start of the server
 * @param troubles why connections that this server makes do not stand
 */
public record ComponentView(
        String domain,
        boolean configured,
        Map<String, List<String>> settings,
        List<Connection> connections,
        long sent,
        List<String> troubles) {

    /**
     * A connection of a component.
     *
     * @param address the network address of the other side
     * @param secure whether it has TLS
     * @param since when it began
     * @param names the domains that it has bound
     * @param received how many stanzas came
     */
    public record Connection(String address, boolean secure, Instant since, List<String> names, long received) {
        static Connection of(ComponentConnection connection) {
            return new Connection(
                    connection.address(),
                    connection.secure(),
                    connection.since(),
                    connection.names(),
                    connection.received());
        }
    }
}
