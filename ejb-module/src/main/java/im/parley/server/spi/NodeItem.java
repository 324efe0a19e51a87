package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import java.util.Optional;

/**
 * An item that service discovery lists, XEP-0030 section 4.
 *
 * @param jid the address
 * @param node the node, if it is one
 * @param name for a person, or empty
 */
public record NodeItem(Jid jid, Optional<String> node, String name) {}
