package im.parley.server.component;

import java.time.Instant;
import java.util.List;

/**
 * A connection of a component, for the administrator.
 *
 * @param address the network address of the other side
 * @param secure whether it has TLS
 * @param since when it began
 * @param names the domains that it has bound
 * @param received how many stanzas came
 */
public record ComponentConnection(String address, boolean secure, Instant since, List<String> names, long received) {
    static ComponentConnection of(ComponentStream stream) {
        var remote = stream.connection().facts().remote();
        return new ComponentConnection(
                remote.getAddress() == null
                        ? remote.toString()
                        : remote.getAddress().getHostAddress() + ':' + remote.getPort(),
                stream.connection().facts().secure(),
                stream.begun(),
                stream.names().stream().filter(name -> !name.isEmpty()).sorted().toList(),
                stream.receivedStanzas());
    }
}
