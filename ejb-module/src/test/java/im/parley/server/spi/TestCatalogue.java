package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import java.util.List;

/** What some features declare, without a server. */
public final class TestCatalogue implements Catalogue {
    private List<Feature> features = List.of();
    private List<Service> services = List.of();

    /** Loads features; they may have been made with this catalogue. */
    public TestCatalogue load(Feature... loaded) {
        features = List.of(loaded);
        return this;
    }

    /** Serves these. */
    public TestCatalogue serve(Service... served) {
        services = List.of(served);
        return this;
    }

    @Override
    public List<String> features(Target target) {
        return hooks(Hook.Advertise.class).stream()
                .filter(hook -> hook.target() == target)
                .map(Hook.Advertise::feature)
                .sorted()
                .toList();
    }

    @Override
    public <H extends Hook> List<H> hooks(Class<H> kind) {
        return features.stream()
                .flatMap(feature -> feature.hooks().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Override
    public <H extends Hook.Disclosure> List<H> told(Class<H> kind, Target target, Jid entity) {
        return hooks(kind).stream().filter(hook -> hook.target() == target).toList();
    }

    @Override
    public List<Service> services() {
        return services;
    }

    @Override
    public List<Spec> specs() {
        return features.stream().map(Feature::spec).toList();
    }
}
