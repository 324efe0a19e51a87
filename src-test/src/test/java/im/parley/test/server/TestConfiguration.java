package im.parley.test.server;

import im.parley.server.config.BruteForceOptions;
import im.parley.server.config.C2sOptions;
import im.parley.server.config.Catalogue;
import im.parley.server.config.ConfigError;
import im.parley.server.config.Configuration;
import im.parley.server.config.ExtOptions;
import im.parley.server.config.S2sOptions;
import im.parley.server.config.SessManOptions;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.login.LockoutRules;
import im.parley.server.spi.Administrators;
import im.parley.server.spi.Options;
import im.parley.server.spi.Spec;
import im.parley.server.spi.option.FastOptions;
import im.parley.server.stream.StreamOptions;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.ListenerOptions;
import java.util.stream.Collectors;

/** The configuration from a text, without an environment. */
final class TestConfiguration {
    private static final Lookup NO_ENVIRONMENT = new Lookup(name -> null, name -> null);

    private final Configuration configuration;

    TestConfiguration(String text) {
        Catalogue catalogue = Catalogue.standard().withRecords(FeatureScan.options());
        try {
            configuration = Configuration.parse(catalogue, "the play", text, NO_ENVIRONMENT);
        } catch (ConfigError e) {
            throw new IllegalArgumentException(e);
        }
    }

    Configuration whole() {
        return configuration;
    }

    Options options() {
        return configuration.options();
    }

    Administrators administrators() {
        return new Administrators(
                configuration.root().admins().stream().map(Jid::of).collect(Collectors.toSet()));
    }

    boolean active(Spec spec) {
        return configuration.active(spec);
    }

    ListenerOptions listener() {
        SessManOptions sessions = configuration.root().services().sessions();
        return configuration.root().services().clients().listeners(sessions.authTimeout()).getFirst();
    }

    StreamOptions streams() {
        SessManOptions sessions = configuration.root().services().sessions();
        C2sOptions clients = configuration.root().services().clients();
        StreamOptions.Conflict conflict =
                switch (sessions.resourceConflict()) {
                    case REPLACE_OLD -> StreamOptions.Conflict.REPLACE_OLD;
                    case REJECT_NEW -> StreamOptions.Conflict.REFUSE_NEW;
                    case ASSIGN_NEW -> StreamOptions.Conflict.RENAME_NEW;
                };
        return new StreamOptions(
                clients.maxAuthAttempts(),
                sessions.maxResources(),
                conflict,
                sessions.strandLimit(),
                sessions.strandLimit() * 10,
                clients.elsewhere().hosts(),
                clients.management());
    }

    S2sOptions servers() {
        return configuration.root().services().servers();
    }

    ExtOptions components() {
        return configuration.root().services().components();
    }

    FastOptions fast() {
        return configuration.root().services().sessions().sasl().fast();
    }

    LockoutRules lockouts() {
        BruteForceOptions options = configuration.root().services().sessions().bruteForce();
        return new LockoutRules(
                options.enabled(),
                LockoutRules.Mode.valueOf(options.mode().name()),
                options.lockAfter(),
                options.disableAfter(),
                options.period(),
                options.lock());
    }

    boolean allows(String mechanism) {
        return configuration.root().services().sessions().sasl().mechanisms().allows(mechanism);
    }
}
