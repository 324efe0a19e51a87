package im.parley.feature.pubsub.node;

import im.parley.server.spi.TestOptions;
import im.parley.server.spi.option.MoreServicesOptions;
import im.parley.store.memory.MemoryStores;
import im.parley.wire.addr.Jid;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nodes with stores in memory, and a service where everybody may do everything. */
public final class TestNodes {
    /** How many requests may wait for a node. */
    public static final int MAX_WAITING = 10;

    private TestNodes() {}

    /** The options of the service. */
    public static TestOptions options() {
        return TestOptions.of(new PubSubOptions(
                "pubsub",
                "Nodes",
                Map.of(),
                new PubSubOptions.Using(
                        100, false, PubSubOptions.Makers.ALL, 10, 10, 10_000, 10, 10, MAX_WAITING),
                MoreServicesOptions.NONE));
    }

    /** The nodes. */
    public static Nodes create() {
        MemoryStores stores = MemoryStores.create();
        return new Nodes(stores.nodes(), stores.rosters(), Clock.systemUTC(), options());
    }

    /** A service. */
    public static Host host(Jid service) {
        return new Everybody(service);
    }

    private record Everybody(Jid service) implements Host {
        @Override
        public boolean isPersonal() {
            return false;
        }

        @Override
        public Configuration beginning(String node, Settings.NodeType type) {
            return Configuration.INITIAL;
        }

        @Override
        public boolean mayCreate(Jid entity) {
            return true;
        }

        @Override
        public boolean administers(Jid entity) {
            return false;
        }

        @Override
        public boolean maySubscribe(Jid entity) {
            return true;
        }

        @Override
        public boolean createsOnPublish() {
            return true;
        }

        @Override
        public Limits limits() {
            return new Limits(10, 10_000, 10, 10, 10, 10);
        }

        @Override
        public List<Jid> rosterOwners(Node node) {
            return List.of();
        }

        @Override
        public List<Jid> implicit(Node node, Set<Jid> besides) {
            return List.of();
        }

        @Override
        public Set<Subscription.Show> presence(Jid subscriber) {
            return Set.of();
        }
    }
}
