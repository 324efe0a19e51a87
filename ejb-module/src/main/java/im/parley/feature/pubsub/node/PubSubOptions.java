package im.parley.feature.pubsub.node;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.MoreServicesOptions;
import im.parley.server.spi.option.Option;
import im.parley.server.spi.option.Written;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code pubsub { config { 'pubsub-repository-cache-size' = 2000 } }}. */
@Processor(
        id = PubSubOptions.BEAN,
        component = true,
        help = "Nodes to publish to and to subscribe to (XEP-0060), at a domain below each served one.")
@Ignored(
        value = {
            "capsModule", "dao", "default-config-adhoc", "defaultConfigModule", "defaultNodeConfig", "disco",
            "ghostbuster", "item-validator", "loadTestCommand", "logic", "mamQueryModule", "mamQueryParser",
            "manageAffiliationsModule", "manageSubscriptionModule", "nodeConfigModule", "nodeCreateModule",
            "nodeDeleteModule", "notificationBroadcaster", "packetHashCodeGenerator", "pendingSubscriptionModule",
            "presenceCollectorModule", "presenceNotifierModule", "presencePerNodeExtension", "presenceRepository",
            "publishExecutor", "publishItemModule", "purgeItemsModule", "readAllNodesCommand", "repository",
            "retractItemModule", "retrieveAffiliationsModule", "retrieveItemsCommand", "retrieveItemsModule",
            "retrieveSubscriptionsModule", "subscribeNodeModule", "unsubscribeNodeModule", "xslTransformer",
            "omemo-reset-devicelist-on-password-change"
        },
        because = "Parley is built differently and has no such part")
public record PubSubOptions(
        @Option(
                        name = "label",
                        byDefault = "'pubsub'",
                        help = "What stands before the served domain: `'news'` makes `news.example.org`.")
                String label,
        @Option(name = "name", byDefault = "'Publish-Subscribe'", help = "The name of the service for people.")
                String name,
        @Option(
                        name = "default_node_config",
                        byDefault = "{}",
                        help = "The configuration with which nodes begin, by the fields of XEP-0060, 16.4.4:"
                                + " `{ 'pubsub#max_items' = '50' }`.")
                Map<String, String> defaultNodeConfig,
        @Bean(name = "config", help = "What is allowed.") Using using,
        @Bean(
                        name = MoreServicesOptions.BEAN,
                        help = "More domains with nodes. As Tigase writes it, `'pubsub-2' (class: tigase.pubsub.PubSubComponent)"
                                + " {}` outside of all blocks, is the same.")
                MoreServicesOptions more) {
    /** The name of the bean. */
    public static final String BEAN = "pubsub";

    /** What stands before served domains: the first one, and more. */
    public List<String> labels() {
        return Stream.concat(Stream.of(label), more.labels().stream()).toList();
    }

    /** Who may make nodes. */
    public enum Makers {
        /** Everybody, from other servers too. */
        @Written({"ALL", "all"})
        ALL,
        /** The users of any domain that this server serves. */
        @Written({"LOCAL", "local"})
        LOCAL,
        /** The administrators of the server. */
        @Written({"ADMIN", "admin"})
        ADMIN
    }

    /** {@code config { }}. */
    @Ignored(
            value = {
                "admins", "pubsub-high-memory-usage-level", "pubsub-low-memory-delay", "mam-enabled",
                "mam-enabled-for-generic-service", "pep-remove-empty-geoloc", "persistent-pep",
                "send-last-published-item-on-presence", "subscribe-by-presence-filtered-notifications",
                "trust-every-entity"
            },
            because = "Parley is built differently, or always does it")
    public record Using(
            @Option(
                            name = "pubsub-repository-cache-size",
                            byDefault = "20000",
                            min = "100",
                            max = "10000000",
                            help = "How many nodes stay in memory; one with many subscribers counts as several.")
                    int cacheSize,
            @Option(
                            name = "auto-subscribe-node-creator",
                            byDefault = "false",
                            help = "Whether who makes a node is subscribed to it.")
                    boolean subscribesCreator,
            @Option(name = "create-node-acl", byDefault = "'LOCAL'", help = "Who may make nodes at the service.")
                    Makers makers,
            @Option(
                            name = "max-nodes",
                            byDefault = "1000",
                            min = "1",
                            max = "10000000",
                            help = "How many nodes a user may make: at the service, and on the own account.")
                    int maxNodes,
            @Option(
                            name = "max-items",
                            byDefault = "1000",
                            min = "1",
                            max = "1000000",
                            help = "How many items a node keeps at most, whatever its configuration says.")
                    int maxItems,
            @Option(
                            name = "max-payload-size",
                            byDefault = "262144",
                            min = "1024",
                            max = "1000000",
                            help = "The largest payload in bytes.")
                    int maxPayload,
            @Option(
                            name = "max-subscriptions",
                            byDefault = "1000",
                            min = "1",
                            max = "1000000",
                            help = "How many subscriptions a user may have at one service.")
                    int maxSubscriptions,
            @Option(
                            name = "max-affiliations",
                            byDefault = "10000",
                            min = "1",
                            max = "1000000",
                            help = "How many entries the list of affiliations of a node has.")
                    int maxAffiliations,
            @Option(
                            name = "max-waiting",
                            byDefault = "10000",
                            min = "10",
                            max = "1000000",
                            help = "How many requests may wait for the same node; more are refused.")
                    int maxWaiting) {

        /** The limits of a service. */
        public Host.Limits limits() {
            return new Host.Limits(maxItems, maxPayload, maxNodes, maxSubscriptions, maxAffiliations, 500);
        }
    }
}
