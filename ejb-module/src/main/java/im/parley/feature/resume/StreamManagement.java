package im.parley.feature.resume;

import static im.parley.server.spi.Hook.streamFeature;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.StreamView;
import im.parley.server.spi.option.StreamManagementOptions;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * XEP-0198: Stream Management. Offers it to clients that have logged in; what they ask for then is a matter of the
 * stream itself, in {@code server.stream}.
 */
@ServerFeature
final class StreamManagement implements Feature {
    private static final Element OFFER = Element.of(Name.of(Namespaces.SM, "sm"));

    private final boolean active;

    @Inject
    StreamManagement(Options options) {
        active = options.of(StreamManagementOptions.class).active();
    }

    @Override
    public Spec spec() {
        return Spec.xep(198, "1.6.3");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(streamFeature(this::offer));
    }

    /** Section 3: not before log-in, and not to those who have it: some clients ask for it a second time then. */
    private Optional<Element> offer(StreamView stream) {
        return active && stream.authenticated() && !stream.counted() ? Optional.of(OFFER) : Optional.empty();
    }
}
