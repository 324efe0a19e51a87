package im.parley.store.offline;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class OfflineStoreTest {
    @Nested
    class InMemory implements OfflineStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public OfflineStore offline() {
            return stores.offline();
        }
    }

    @Nested
    class OnH2 implements OfflineStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public OfflineStore offline() {
            return stores.offline();
        }
    }

    @Nested
    class OnPostgreSql implements OfflineStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public OfflineStore offline() {
            return stores.offline();
        }
    }
}
