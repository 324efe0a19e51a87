package im.parley.server.boot;

import im.parley.server.config.Catalogue;
import im.parley.server.config.ConfigError;
import im.parley.server.config.ConfigLocation;
import im.parley.server.config.Configuration;
import im.parley.server.config.RootOptions;
import im.parley.server.config.VhostManOptions;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.About;
import im.parley.server.spi.Options;
import im.parley.server.vhost.Vhosts;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostStore;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the plain objects of the server for those who ask the container for them. */
@Singleton
class Wiring {
    private final Lookup lookup = new Lookup(System::getenv, System::getProperty);

    @Produces
    @Singleton
    Configuration configuration(OptionRecords records) {
        try {
            Catalogue catalogue = Catalogue.standard().withRecords(records.all());
            return Configuration.load(catalogue, ConfigLocation.file(lookup), lookup);
        } catch (ConfigError error) {
            throw new BootFailure(error);
        }
    }

    @Produces
    @Singleton
    Options options(Configuration configuration) {
        return configuration.options();
    }

    @Produces
    @Singleton
    Home home() {
        return new Home(ConfigLocation.home(lookup));
    }

    @Produces
    @Singleton
    SessionIndex sessions() {
        return new SessionIndex();
    }

    @Produces
    @Singleton
    LoadedFeatures catalogue() {
        return new LoadedFeatures();
    }

    /** The domains of the file with the defaults of the file; the database is asked only after its migration. */
    @Produces
    @Singleton
    Vhosts domains(VhostStore store, Configuration configuration, Database migrated) {
        RootOptions root = configuration.root();
        VhostManOptions.Defaults defaults = root.services().vhosts().defaults();
        List<Vhost> configured = root.domains().all().stream()
                .map(domain -> new Vhost(
                        prepared(domain),
                        true,
                        defaults.register(),
                        defaults.anonymous(),
                        defaults.tlsRequired(),
                        Math.toIntExact(Math.min(defaults.maxUsers(), Integer.MAX_VALUE)),
                        Set.of()))
                .toList();
        return new Vhosts(store, configured);
    }

    private static String prepared(String domain) {
        try {
            return Jid.of("", domain, "").domain();
        } catch (InvalidJid malformed) {
            throw new BootFailure("'" + domain + "' is not a domain: " + malformed.getMessage(), malformed);
        }
    }

    @Produces
    @Singleton
    About about() {
        String version = Optional.ofNullable(Wiring.class.getPackage().getImplementationVersion()).orElse("0");
        return new About("Parley", version, Instant.now());
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
