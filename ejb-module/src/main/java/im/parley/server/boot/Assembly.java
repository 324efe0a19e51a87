package im.parley.server.boot;

import im.parley.server.admin.DomainsAdmin;
import im.parley.server.certs.CertificateStore;
import im.parley.server.certs.ClientAuthorities;
import im.parley.server.certs.PeerTrust;
import im.parley.server.component.Components;
import im.parley.server.config.BruteForceOptions;
import im.parley.server.config.C2sOptions;
import im.parley.server.config.ClientTrustOptions;
import im.parley.server.config.Configuration;
import im.parley.server.config.S2sOptions;
import im.parley.server.config.SessManOptions;
import im.parley.server.login.ApplicationPasswords;
import im.parley.server.login.DomainRules;
import im.parley.server.login.FastTokens;
import im.parley.server.login.LockoutRules;
import im.parley.server.login.Lockouts;
import im.parley.server.login.Logins;
import im.parley.server.s2s.Federation;
import im.parley.server.s2s.FederationDesk;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Domains;
import im.parley.server.spi.option.SaslOptions;
import im.parley.server.stats.Statistics;
import im.parley.server.stream.PrebindDesk;
import im.parley.server.stream.StandInDesk;
import im.parley.server.stream.StreamOptions;
import im.parley.server.vhost.Vhosts;
import im.parley.store.credential.CredentialStore;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.store.token.TokenStore;
import im.parley.store.user.UserStore;
import im.parley.store.vhost.Vhost;
import im.parley.wire.port.Dialer;
import im.parley.wire.sasl.Decoys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Puts the parts of the server together as the configuration says. */
@Singleton
class Assembly {
    private static final String DECOY_SECRET = "login.decoy-secret";
    private static final String TOKEN_SECRET = "login.token-secret";
    private static final String DIALBACK_SECRET = "s2s.dialback-secret";
    private static final int SECRET_BYTES = 32;

    @Produces
    @Singleton
    Server.Parts parts(
            SessionIndex sessions,
            LoadedFeatures catalogue,
            LatePerformer performer,
            Vhosts domains,
            UserStore users,
            Logins logins,
            FastTokens tokens,
            ClientAuthorities authorities,
            CertificateStore certificates,
            Federation.Parts federation,
            Components components,
            Configuration configuration,
            Statistics statistics) {
        return new Server.Parts(
                sessions,
                catalogue,
                performer,
                domains,
                users,
                logins,
                tokens,
                authorities,
                certificates::identityFor,
                streamOptions(configuration.root().services().sessions(), configuration.root().services().clients()),
                federation,
                components,
                statistics);
    }

    @Produces
    @Singleton
    FederationDesk desk() {
        return new FederationDesk();
    }

    @Produces
    @Singleton
    PrebindDesk prebinding() {
        return new PrebindDesk();
    }

    @Produces
    @Singleton
    StandInDesk standIns() {
        return new StandInDesk();
    }

    /** A file that is named and cannot be read stops the start. */
    @Produces
    @Singleton
    Federation.Parts federation(
            Home home,
            CertificateStore certificates,
            SettingStore settings,
            Configuration configuration,
            Clock clock,
            Dialer dialer,
            FederationDesk desk) {
        S2sOptions options = configuration.root().services().servers();
        S2sOptions.Trust files = options.trust();
        try {
            PeerTrust trust = PeerTrust.read(
                    Optional.of(files.authorities()).filter(name -> !name.isEmpty()).map(home.directory()::resolve),
                    files.revocations().stream().map(home.directory()::resolve).toList(),
                    clock);
            return new Federation.Parts(
                    options, dialer, trust, certificates::identityFor, secret(settings, DIALBACK_SECRET), desk);
        } catch (IOException unreadable) {
            throw new BootFailure("trusted-authorities or revocation-lists of s2s: " + unreadable.getMessage(), unreadable);
        }
    }

    @Produces
    @Singleton
    Logins logins(
            CredentialStore credentials,
            UserStore users,
            SettingStore settings,
            Configuration configuration,
            Lockouts lockouts) {
        SaslOptions sasl = configuration.root().services().sessions().sasl();
        Decoys decoys = new Decoys(secret(settings, DECOY_SECRET), sasl.scramIterations());
        return new Logins(credentials, users, decoys, sasl.mechanisms()::allows, lockouts);
    }

    @Produces
    @Singleton
    FastTokens tokens(
            TokenStore tokens,
            CredentialStore credentials,
            SettingStore settings,
            Configuration configuration,
            DomainRules afterTheMigration) {
        return new FastTokens(
                tokens,
                credentials,
                secret(settings, TOKEN_SECRET),
                configuration.root().services().sessions().sasl().fast(),
                Clock.systemUTC());
    }

    /** Asked for after the migration, before which no setting can be read. */
    @Produces
    @Singleton
    DomainRules lockoutRules(Domains domains, Configuration configuration, Database migrated) {
        return new DomainRules(domains, rules(configuration.root().services().sessions().bruteForce()));
    }

    @Produces
    @Singleton
    Lockouts lockouts(DomainRules rules, UserStore users, Clock clock) {
        return new Lockouts(rules, users, clock);
    }

    private static LockoutRules rules(BruteForceOptions options) {
        return new LockoutRules(
                options.enabled(),
                switch (options.mode()) {
                    case IP -> LockoutRules.Mode.IP;
                    case IP_JID -> LockoutRules.Mode.IP_JID;
                    case JID -> LockoutRules.Mode.JID;
                },
                options.lockAfter(),
                options.disableAfter(),
                options.period(),
                options.lock());
    }

    @Produces
    @Singleton
    ApplicationPasswords applicationPasswords(
            CredentialStore credentials, UserStore users, Configuration configuration) {
        int iterations = configuration.root().services().sessions().sasl().scramIterations();
        return new ApplicationPasswords(credentials, users, iterations);
    }

    /** A file that is named and cannot be read stops the start: better nobody gets in than that all may. */
    @Produces
    @Singleton
    ClientAuthorities authorities(Home home, Configuration configuration, Clock clock) {
        ClientTrustOptions trust = configuration.root().services().clients().trust();
        if (trust.authorities().isEmpty()) {
            return ClientAuthorities.NONE;
        }
        try {
            return ClientAuthorities.read(home.directory().resolve(trust.authorities().get()), trust.required(), clock);
        } catch (IOException unreadable) {
            throw new BootFailure("clientCertCA of client-trust-manager-factory: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Every served domain has a certificate from here on. */
    @Produces
    @Singleton
    CertificateStore certificates(Home home, Configuration configuration, Clock clock, Vhosts domains) {
        CertificateStore certificates = new CertificateStore(
                home.directory(), configuration.root().services().certificates(), clock);
        try {
            certificates.serve(domains.all().stream().map(Vhost::domain).toList());
        } catch (IOException unwritable) {
            throw new BootFailure(unwritable);
        }
        return certificates;
    }

    /** What a domain that is added at run time needs. */
    @Produces
    @Singleton
    DomainsAdmin.DomainCertificates domainCertificates(CertificateStore certificates) {
        return domain -> {
            try {
                certificates.serve(List.of(domain));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        };
    }

    /** A secret that stays the same across restarts, so that what is made with it does too. */
    static byte[] secret(SettingStore settings, String key) {
        return settings.find(Scope.INSTALLATION, key)
                .map(Base64.getDecoder()::decode)
                .orElseGet(() -> {
                    byte[] fresh = new byte[SECRET_BYTES];
                    new SecureRandom().nextBytes(fresh);
                    settings.put(
                            Scope.INSTALLATION, key, Base64.getEncoder().encodeToString(fresh));
                    return fresh;
                });
    }

    private static StreamOptions streamOptions(SessManOptions sessions, C2sOptions clients) {
        return new StreamOptions(
                clients.maxAuthAttempts(),
                sessions.maxResources(),
                switch (sessions.resourceConflict()) {
                    case REPLACE_OLD -> StreamOptions.Conflict.REPLACE_OLD;
                    case REJECT_NEW -> StreamOptions.Conflict.REFUSE_NEW;
                    case ASSIGN_NEW -> StreamOptions.Conflict.RENAME_NEW;
                },
                sessions.strandLimit(),
                sessions.strandLimit() * 10,
                clients.elsewhere().hosts(),
                clients.management());
    }
}
