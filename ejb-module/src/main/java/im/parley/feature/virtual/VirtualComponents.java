package im.parley.feature.virtual;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import jakarta.inject.Inject;
import java.util.List;

/** XEP-0030: Service Discovery. Shows services that are somebody else's below each served domain. */
@ServerFeature
final class VirtualComponents implements Feature {
    private final VirtualOptions options;

    @Inject
    VirtualComponents(Options options) {
        this.options = options.of(VirtualOptions.class);
    }

    @Override
    public Spec spec() {
        return Spec.xep(30, "2.5.0").component(VirtualOptions.BEAN);
    }

    @Override
    public List<Hook> hooks() {
        return options.components().entrySet().stream()
                .map(entry -> Hook.serve(new VirtualComponent(entry.getKey(), entry.getValue())))
                .toList();
    }
}
