package im.parley.store.component;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class ComponentStoreTest {
    @Nested
    class InMemory implements ComponentStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public ComponentStore components() {
            return stores.components();
        }
    }

    @Nested
    class OnH2 implements ComponentStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public ComponentStore components() {
            return stores.components();
        }
    }

    @Nested
    class OnPostgreSql implements ComponentStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public ComponentStore components() {
            return stores.components();
        }
    }
}
