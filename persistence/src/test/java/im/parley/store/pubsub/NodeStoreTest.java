package im.parley.store.pubsub;

import im.parley.store.batch.GroupCommit;
import im.parley.store.jpa.Database;
import im.parley.store.jpa.Transactions;
import im.parley.store.memory.MemoryNodes;
import org.junit.jupiter.api.Nested;

class NodeStoreTest {
    @Nested
    class InMemory implements NodeStoreContract {
        private final NodeStore nodes = new MemoryNodes();

        @Override
        public NodeStore nodes() {
            return nodes;
        }
    }

    @Nested
    class OnH2 implements NodeStoreContract {
        private final NodeStore nodes = in(Database.h2().transactions());

        @Override
        public NodeStore nodes() {
            return nodes;
        }
    }

    @Nested
    class OnPostgreSql implements NodeStoreContract {
        private final NodeStore nodes = in(Database.postgres().transactions());

        @Override
        public NodeStore nodes() {
            return nodes;
        }
    }

    private static NodeStore in(Transactions transactions) {
        return DatabaseNodes.on(transactions, new GroupCommit(transactions));
    }
}
