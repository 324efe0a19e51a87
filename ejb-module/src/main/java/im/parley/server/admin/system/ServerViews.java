package im.parley.server.admin.system;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Rejected;
import im.parley.server.config.Configuration;
import im.parley.server.config.Effective;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.About;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Spec;
import im.parley.wire.port.BytestreamAcceptor;
import im.parley.wire.port.BytestreamPorts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the server is and how it is set up. */
@Singleton
public final class ServerViews {
    private final About about;
    private final Catalogue catalogue;
    private final Configuration configuration;
    private final Domains domains;
    private final SessionIndex sessions;
    private final Clock clock;

    /** More than five parts: it looks at all of the server. */
    @Inject
    public ServerViews(
            About about,
            Catalogue catalogue,
            Configuration configuration,
            Domains domains,
            SessionIndex sessions,
            Clock clock) {
        this.about = about;
        this.catalogue = catalogue;
        this.configuration = configuration;
        this.domains = domains;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** The running server. */
    public record Overview(
            String name, String version, Instant started, Duration uptime, int domains, int sessions, Machine machine) {}

    /** What it runs on. */
    public record Machine(String java, String system, int processors, long heapUsed, long heapMax) {}

    /** A feature: what it implements. */
    public record Feature(String name, List<Reference> references) {}

    /**
     * @param document for example {@code XEP-0199}
     * @param version the version of a XEP; empty for an RFC
     */
    public record Reference(String document, String version) {}

    /**
     * A port.
     *
     * @param port as it is open, with the offset of the installation
     */
    public record Listener(String name, List<String> interfaces, int port, Tls tls) {}

    /** How a port speaks TLS. */
    public enum Tls {
        /** Not at all. */
        NONE,
        /** When the peer asks for it. */
        STARTTLS,
        /** From the first byte on. */
        DIRECT
    }

    /** A value of the configuration. */
    public record Value(List<String> path, String value, String origin) {
        /** Whether nobody has set it. */
        public boolean byDefault() {
            return origin.equals("default");
        }
    }

    /** What the server is. */
    public Overview overview(Actor actor) {
        requireAdministrator(actor);
        Runtime runtime = Runtime.getRuntime();
        return new Overview(
                about.name(),
                about.version(),
                about.started(),
                Duration.between(about.started(), clock.instant()),
                domains.all().size(),
                sessions.count(),
                new Machine(
                        Runtime.version().toString(),
                        System.getProperty("os.name") + ' ' + System.getProperty("os.version"),
                        runtime.availableProcessors(),
                        runtime.totalMemory() - runtime.freeMemory(),
                        runtime.maxMemory()));
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.isAdministrator()) {
            throw Rejected.forbidden("only administrators may do this");
        }
    }

    /** What the server implements. */
    public List<Feature> features(Actor actor) {
        requireAdministrator(actor);
        return catalogue.specs().stream()
                .map(ServerViews::feature)
                .toList();
    }

    private static Feature feature(Spec spec) {
        return new Feature(
                spec.processor(),
                spec.references().stream()
                        .map(known -> new Reference(known.document(), known.version()))
                        .toList());
    }

    /** The ports for clients, other servers, components, bytestreams and browsers, besides the container's own. */
    public List<Listener> listeners(Actor actor) {
        actor.requireInstallation();
        BytestreamPorts bytestreams =
                catalogue.provided(BytestreamAcceptor.class).map(BytestreamAcceptor::ports).orElse(BytestreamPorts.NONE);
        return Ports.of(configuration.root().services(), bytestreams);
    }

    /** What the configuration says, and where; secrets are masked. */
    public List<Value> configuration(Actor actor) {
        actor.requireInstallation();
        return configuration.effective().stream().map(ServerViews::value).toList();
    }

    private static Value value(Effective effective) {
        return new Value(effective.path(), effective.value(), effective.origin());
    }
}
