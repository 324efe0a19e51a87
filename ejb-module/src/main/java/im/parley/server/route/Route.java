package im.parley.server.route;

import im.parley.server.spi.Service;
import im.parley.wire.addr.Jid;

/** Where an address leads, RFC 6120 section 10.3 to 10.5. */
sealed interface Route {
    /** The server itself: a served domain, with or without a resource. */
    record ToServer() implements Route {}

    /** A local account or a resource of it. */
    record ToAccount(Jid account) implements Route {}

    /** A service below a served domain. */
    record ToService(Service service) implements Route {}

    /** A domain that an external component answers for. */
    record ToAnnex(Annex.Way way) implements Route {}

    /** Another server's domain. */
    record ToRemote(String domain) implements Route {}
}
