package im.parley.server.route;

import im.parley.wire.stanza.Stanza;

/** The way to the domains of other servers. */
@FunctionalInterface
public interface Outside {
    /** Sends a stanza, which carries {@code to}, on its way. Does not block; what cannot be sent is bounced later. */
    void send(Stanza stanza);
}
