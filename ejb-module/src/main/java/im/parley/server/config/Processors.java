package im.parley.server.config;

import java.util.List;

/** The processors of {@code sess-man} that can be switched, by the names that Tigase gave them. */
final class Processors {
    private Processors() {}

    static List<ProcessorOptions> standard() {
        return List.of(
                ProcessorOptions.plain("jabber:iq:register", "In-band registration (XEP-0077)."),
                ProcessorOptions.plain("jabber:iq:roster", "Contact lists (RFC 6121, 2)."),
                ProcessorOptions.plain("presence-state", "Presence (RFC 6121, 4)."),
                ProcessorOptions.plain("presence-subscription", "Presence subscriptions (RFC 6121, 3)."),
                ProcessorOptions.plain("msgoffline", "Offline messages (XEP-0160). Beside `amp () {}` they stay on."),
                ProcessorOptions.plain("disco", "Service discovery (XEP-0030)."),
                ProcessorOptions.plain("http://jabber.org/protocol/caps", "Entity capabilities (XEP-0115)."),
                ProcessorOptions.plain("vcard-xep-0292", "vCard4 (XEP-0292)."),
                ProcessorOptions.off("legacy-error-codes", "The old codes of errors (XEP-0086)."),
                ProcessorOptions.off("legacy-delay", "The old stamp of delayed messages (XEP-0091)."),
                ProcessorOptions.plain("urn:xmpp:ping", "Ping (XEP-0199)."),
                ProcessorOptions.plain("urn:xmpp:time", "Entity time (XEP-0202)."),
                ProcessorOptions.plain("jabber:iq:version", "Software version (XEP-0092)."),
                ProcessorOptions.plain("jabber:iq:last", "Last activity (XEP-0012)."));
    }
}
