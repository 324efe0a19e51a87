package im.parley.server.component;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Pings components that have been silent for long (XEP-0199): the transport ends connections that stay so. */
record Watchdog(Components components, Set<ComponentStream> streams, Duration silence) {
    private static final Element PING = Element.of(Name.of("urn:xmpp:ping", "ping"));

    static Watchdog of(Components components, Set<ComponentStream> streams) {
        return new Watchdog(components, streams, components.options().timeouts().silence());
    }

    void begin() {
        var _ = components.timer()
                .scheduleWithFixedDelay(this::look, silence.toMillis(), silence.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        streams.stream()
                .filter(ComponentStream::isLoggedIn)
                .filter(stream -> stream.silentNanos() > silence.toNanos())
                .forEach(this::ping);
    }

    private void ping(ComponentStream stream) {
        Definition component = stream.definition();
        String from = component.isReversed() ? component.domain() : components.defaultDomain();
        String to = component.isReversed() ? component.server() : component.domain();
        stream.send(Iq.request(Iq.Type.GET, "watchdog", PING)
                .withFrom(Jid.prepared("", from))
                .withTo(Jid.prepared("", to)));
    }
}
