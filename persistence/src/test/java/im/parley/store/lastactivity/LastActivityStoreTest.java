package im.parley.store.lastactivity;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class LastActivityStoreTest {
    @Nested
    class InMemory implements LastActivityStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public LastActivityStore lastActivity() {
            return stores.lastActivity();
        }
    }

    @Nested
    class OnH2 implements LastActivityStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public LastActivityStore lastActivity() {
            return stores.lastActivity();
        }
    }

    @Nested
    class OnPostgreSql implements LastActivityStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public LastActivityStore lastActivity() {
            return stores.lastActivity();
        }
    }
}
