package im.parley.server.config;

import java.util.List;

/** The processors of {@code sess-man} by the names that Tigase gave them. */
final class Processors {
    private Processors() {}

    static List<ProcessorOptions> standard() {
        return List.of(
                ProcessorOptions.plain("starttls", "TLS on a plain connection (RFC 6120, 5)."),
                ProcessorOptions.plain("urn:ietf:params:xml:ns:xmpp-sasl", "Log-in (RFC 6120, 6)."),
                ProcessorOptions.plain("urn:xmpp:sasl-cb:0", "Channel-binding types (XEP-0440)."),
                ProcessorOptions.plain("urn:ietf:params:xml:ns:xmpp-bind", "Resource binding (RFC 6120, 7)."),
                ProcessorOptions.plain("urn:ietf:params:xml:ns:xmpp-session", "Legacy session (RFC 3921, 3)."),
                ProcessorOptions.plain("jabber:iq:register", "In-band registration (XEP-0077)."),
                ProcessorOptions.plain("jabber:iq:roster", "Contact lists (RFC 6121, 2)."),
                ProcessorOptions.plain("presence-state", "Presence (RFC 6121, 4)."),
                ProcessorOptions.plain("presence-subscription", "Presence subscriptions (RFC 6121, 3)."),
                ProcessorOptions.plain("amp", "Message delivery (RFC 6121, 8)."),
                ProcessorOptions.plain("msgoffline", "Offline messages (XEP-0160)."),
                ProcessorOptions.plain("disco", "Service discovery (XEP-0030)."),
                ProcessorOptions.plain("http://jabber.org/protocol/caps", "Entity capabilities (XEP-0115)."),
                ProcessorOptions.plain("urn:xmpp:ping", "Ping (XEP-0199)."),
                ProcessorOptions.plain("urn:xmpp:time", "Entity time (XEP-0202)."),
                ProcessorOptions.plain("jabber:iq:version", "Software version (XEP-0092)."),
                ProcessorOptions.plain("jabber:iq:last", "Last activity (XEP-0012)."));
    }
}
