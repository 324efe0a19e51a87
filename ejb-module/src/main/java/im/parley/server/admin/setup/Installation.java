package im.parley.server.admin.setup;

import im.parley.server.config.Catalogue;
import im.parley.server.config.Configuration;
import im.parley.server.config.SessManOptions;
import im.parley.server.spi.About;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Spec;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What there is to be set up: the configuration as it is, the features, the ways in. */
@Singleton
final class Installation {
    private final About about;
    private final Configuration configuration;
    private final Catalogue catalogue;
    private final List<Spec> features;

    /** For the container. */
    @Inject
    Installation(About about, Configuration configuration, Catalogue catalogue, Instance<Feature> features) {
        this(about, configuration, catalogue, features.stream().map(Feature::spec).toList());
    }

    Installation(About about, Configuration configuration, Catalogue catalogue, List<Spec> features) {
        this.about = about;
        this.configuration = configuration;
        this.catalogue = catalogue;
        this.features = features;
    }

    About about() {
        return about;
    }

    Configuration configuration() {
        return configuration;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** The features that can be switched, one for each name; several may make one up. */
    List<Spec> features() {
        Map<String, Spec> byName = new LinkedHashMap<>();
        features.stream()
                .filter(spec -> !spec.processor().isEmpty())
                .sorted(Comparator.comparing(Spec::processor))
                .forEach(spec -> byName.merge(spec.processor(), spec, Installation::together));
        return List.copyOf(byName.values());
    }

    private static Spec together(Spec one, Spec other) {
        List<Spec.Reference> references = Stream.concat(one.references().stream(), other.references().stream())
                .distinct()
                .toList();
        return new Spec(one.processor(), one.component(), references, one.activeByDefault());
    }

    List<Connector> connectors() {
        return Connector.among(catalogue.beans());
    }

    List<Proposal.Switch> featureSwitches() {
        return features().stream()
                .map(spec -> new Proposal.Switch(
                        spec.processor(),
                        configuration.active(spec),
                        spec.references().stream().map(Spec.Reference::document).toList()))
                .toList();
    }

    List<Proposal.Switch> connectorSwitches() {
        return connectors().stream()
                .map(connector -> new Proposal.Switch(connector.id(), open(connector), List.of()))
                .toList();
    }

    private boolean open(Connector connector) {
        return switch (connector) {
            case DIRECT_TLS ->
                configuration.root().services().clients().connections().active().containsKey(5223);
            case BOSH, WEBSOCKET, FEDERATION, COMPONENTS ->
                configuration.active(connector.path()[0], connector.byDefault());
        };
    }

    Answers.Security security() {
        var defaults = configuration.root().services().vhosts().defaults();
        SessManOptions sessions = configuration.root().services().sessions();
        return new Answers.Security(
                defaults.register(),
                defaults.tlsRequired(),
                defaults.anonymous(),
                sessions.bruteForce().enabled());
    }
}
