package im.parley.server.config;

import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.DiscoExtensionOptions;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.LinkOptions;
import im.parley.server.spi.option.MessageArchiveOptions;
import im.parley.server.spi.option.MessageRepositoryOptions;
import im.parley.server.spi.option.Option;
import im.parley.server.spi.option.ThrottlingOptions;
import im.parley.wire.port.HttpOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What stands outside of all blocks of {@code config.tdsl}. */
@Ignored(
        value = {"cluster-mode", "cluster-nodes", "cluster-connect-all", "cl-comp", "cluster-contr"},
        because = "this version runs on one node")
@Ignored(
        value = {"shutdown-thread-dump", "stats", "scripts-dir", "packet.debug.full", "stats-history"},
        because = "WildFly does this; see its logging, metrics and management settings")
@Ignored(
        value = "httpServer",
        because = "the ports for everything over HTTP are those of `web { connections }`, and the one of WildFly,"
                + " `jboss.http.port`")
@Ignored(
        value = {"user-repo-pool", "user-repo-pool-size", "user-domain-repo-pool", "data-repo-pool-size"},
        because = "the pool of connections is WildFly's data source ParleyDS")
@Ignored(
        value = {"comp-class", "comp-name"},
        because = "components of Tigase are classes that Parley does not load; its own are always there")
@Ignored(
        value = {"external", "extcomp-repo-class"},
        because = "components are `items` of `ext`, or made while the server runs")
@Ignored(
        value = {"s2s-ejabberd-bug-workaround-active", "tls-jdk-nss-bug-workaround-active"},
        because = "there are no such faults any more")
@Ignored(
        value = "amp-security-level",
        because = "messages with rules are always handled as `STRICT` says: to strangers nothing tells who is online")
@Ignored(value = "dns-resolver", because = "names are resolved by Java and by `s2s { dns }`")
@Ignored(value = "cm-see-other-host", because = "other hosts stand in `c2s { seeOtherHost }`")
@Ignored(value = "s2s-secret", because = "keys of dialback are made of a random secret of this server")
@Ignored(value = "vhost-disable-dns-check", because = "names of domains are not looked up when they are added")
@Ignored(
        value = {
            "config-type",
            "message-router",
            "database-deprecated-informer",
            "nonAuthUserRepository",
            "nonpriority-queue",
            "queue-implementation",
            "cert-container-class-name",
            "ssl-container-class",
            "cross-domain-policy-file",
            "bosh-close-connection",
            "bosh-extra-headers-file",
            "ws-allow-unmasked-frames",
            "rootSslContextContainer",
            "rtblRepository",
            "stanza-source-checker",
            "eventbus",
            "priority-queue-implementation",
            "max-queue-size",
            "stringprep-processor",
            "roster-implementation",
            "installation-id",
            "net-buff-standard",
            "net-buff-high-throughput",
            "client-port-delay-listening",
            "cm-traffic-throttling",
            "cm-ht-traffic-throttling",
            "bind-ext-hostnames"
        },
        because = "Parley is built differently and has no such part")
@Ignored(
        value = {"ext-man", "ext-comp"},
        because = "the bean `ext` has components in both directions")
@Ignored(
        value = {"amp", "ui", "audit-log"},
        because = "Parley has it elsewhere: the processor `amp` of `sess-man`, the console at"
                + " `/admin`, and an audit trail that is always kept")
@Ignored(
        value = {
            "mix", "unified-archive", "push", "rtbl-component", "stun",
            "ldap", "mdns", "meet", "test", "status-report-generator", "account-expiration-service",
            "monitor-mailer", "basic-conf", "trusted"
        },
        because = "this version does not have it yet")
public record RootOptions(
        @Group Domains domains,
        @Option(
                        name = "admins",
                        byDefault = "[]",
                        env = "PARLEY_ADMINS",
                        help = "The accounts that may administer the server, as bare JIDs.")
                Set<String> admins,
        @Group DiscoExtensionOptions discoExtensions,
        @Group Stores stores,
        @Group Services services) {

    /** The served domains. */
    public record Domains(
            @Option(
                            name = "default-virtual-host",
                            byDefault = "'localhost'",
                            env = "PARLEY_DOMAIN",
                            help = "The domain that the server serves first.")
                    String first,
            @Option(
                            name = "virtual-hosts",
                            aliases = "virt-hosts",
                            byDefault = "[]",
                            help = "More domains; those that were added at run time are in the database.")
                    List<String> more) {

        /** All domains of the file, the default one first. */
        public List<String> all() {
            return Stream.concat(Stream.of(first), more.stream()).distinct().toList();
        }
    }

    /** Where data is kept. */
    public record Stores(
            @Bean(name = "dataSource", help = "The databases.") DataSourcesOptions dataSources,
            @Bean(name = "userRepository", help = "Where accounts are kept; accepted for compatibility.")
                    RepositoriesOptions users,
            @Bean(name = "authRepository", help = "Where credentials are kept; accepted for compatibility.")
                    RepositoriesOptions credentials,
            @Bean(name = "msgRepository", help = "Where offline messages are kept.")
                    MessageRepositoryOptions messages) {}

    /** The parts of the server. */
    public record Services(
            @Bean(name = C2sOptions.BEAN, help = "Connections of clients over TCP.") C2sOptions clients,
            @Group Web web,
            @Bean(
                            name = SessManOptions.BEAN,
                            help = "Sessions, and the processors of stanzas: every feature is a bean here that"
                                    + " `(active: false)` switches off.")
                    SessManOptions sessions,
            @Bean(
                            name = S2sOptions.BEAN,
                            help = "Connections with other servers; `s2s (active: false) {}` for a server that talks to"
                                    + " none.")
                    S2sOptions servers,
            @Bean(
                            name = ExtOptions.BEAN,
                            help = "External components: gateways, bots and other programs with domains of their own.")
                    ExtOptions components,
            @Bean(
                            name = ThrottlingOptions.BEAN,
                            help = "How many accounts may be made over connections that have no such bean of their"
                                    + " own. Off unless it is written with `()`; then `limit` of"
                                    + " `jabber:iq:register` holds.")
                    ThrottlingOptions throttling,
            @Bean(name = VhostManOptions.BEAN, help = "The served domains.") VhostManOptions vhosts,
            @Bean(name = CertificateOptions.BEAN, help = "Certificates and private keys.")
                    CertificateOptions certificates,
            @Bean(name = MonitoringOptions.BEAN, help = "Who may read the figures of the server.")
                    MonitoringOptions monitoring,
            @Bean(
                            name = LoggingOptions.BEAN,
                            help = "How much is logged from the start on; the console and REST change it while the server runs.")
                    LoggingOptions logging,
            @Bean(name = "message-archive", help = "How long messages are kept in archives.")
                    MessageArchiveOptions archive,
            @Bean(name = RestOptions.BEAN, help = "The REST interfaces.") RestOptions rest,
            @Bean(name = TigaseHttpOptions.BEAN, help = "Keys for programs that were written for Tigase.")
                    TigaseHttpOptions tigaseHttp,
            @Group Letters letters) {}

    /** Letters to users. */
    public record Letters(
            @Bean(name = MailerOptions.BEAN, help = "The mail server that takes letters to users.")
                    MailerOptions mailer,
            @Bean(
                            name = LinkOptions.VALIDATOR,
                            help = "New users confirm their e-mail address by a link that is sent to it; until then they"
                                    + " may not log in. Off unless it is written with `()`. The form of"
                                    + " `jabber:iq:register` asks for the address then.")
                    LinkOptions validator,
            @Bean(
                            name = LinkOptions.RESETTER,
                            help = "Users who have forgotten their password choose a new one at"
                                    + " `/rest/user/resetPassword`, by a link that is sent to their e-mail address. Off"
                                    + " unless it is written with `()`.")
                    LinkOptions resetter) {}

    /** Clients that come over HTTP. */
    public record Web(
            @Bean(name = WebOptions.BEAN, help = "What holds for everything that comes over HTTP.") WebOptions access,
            @Bean(name = Ws2sOptions.BEAN, help = "Connections of clients over WebSocket (RFC 7395).")
                    Ws2sOptions webSocket,
            @Bean(name = BoshOptions.BEAN, help = "Connections of clients over BOSH (XEP-0124).") BoshOptions bosh) {

        /**
         * What the transports over HTTP need to know.
         *
         * @param login how long a client may take to log in
         * @param hostname the name of this machine
         */
        public HttpOptions options(Duration login, Optional<String> hostname) {
            return new HttpOptions(access.wire(), webSocket.wire(login), bosh.wire(login, hostname), ports());
        }

        private List<HttpOptions.PortOptions> ports() {
            return Stream.of(
                            access.ports(),
                            webSocket.ports(),
                            bosh.ports())
                    .flatMap(List::stream)
                    .toList();
        }
    }
}
