package im.parley.store.vhost;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class VhostStoreTest {
    @Nested
    class InMemory implements VhostStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public VhostStore vhosts() {
            return stores.vhosts();
        }
    }

    @Nested
    class OnH2 implements VhostStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public VhostStore vhosts() {
            return stores.vhosts();
        }
    }

    @Nested
    class OnPostgreSql implements VhostStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public VhostStore vhosts() {
            return stores.vhosts();
        }
    }
}
