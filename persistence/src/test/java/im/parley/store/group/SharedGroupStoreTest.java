package im.parley.store.group;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class SharedGroupStoreTest {
    @Nested
    class InMemory implements SharedGroupStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public SharedGroupStore groups() {
            return stores.groups();
        }
    }

    @Nested
    class OnH2 implements SharedGroupStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public SharedGroupStore groups() {
            return stores.groups();
        }
    }

    @Nested
    class OnPostgreSql implements SharedGroupStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public SharedGroupStore groups() {
            return stores.groups();
        }
    }
}
