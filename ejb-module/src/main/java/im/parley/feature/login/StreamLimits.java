package im.parley.feature.login;

import static im.parley.server.spi.Hook.streamFeature;

import im.parley.server.config.C2sOptions;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.StreamView;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** XEP-0478: Stream Limits Advertisement. Says how large an element may be, and how long a client may be silent. */
@ServerFeature
final class StreamLimits implements Feature {
    private static final String NS = "urn:xmpp:stream-limits:0";
    private static final Name LIMITS = Name.of(NS, "limits");
    private static final Name BYTES = Name.of(NS, "max-bytes");
    private static final Name IDLE = Name.of(NS, "idle-seconds");

    private final Element before;
    private final Element after;

    @Inject
    StreamLimits(Options options) {
        C2sOptions clients = options.of(C2sOptions.class);
        before = Element.build(LIMITS)
                .add(BYTES, Integer.toString(clients.largest(false)))
                .build();
        after = Element.build(LIMITS)
                .add(BYTES, Integer.toString(clients.largest(true)))
                .add(IDLE, Long.toString(clients.silence().toSeconds()))
                .build();
    }

    @Override
    public Spec spec() {
        return Spec.xep(478, "0.2.0").processor(NS);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(streamFeature(this::offer));
    }

    /** Before the log-in there is a time for all of it, which no traffic makes longer. */
    private Optional<Element> offer(StreamView stream) {
        return Optional.of(stream.authenticated() ? after : before);
    }
}
