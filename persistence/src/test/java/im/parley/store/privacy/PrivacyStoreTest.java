package im.parley.store.privacy;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class PrivacyStoreTest {
    @Nested
    class InMemory implements PrivacyStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public PrivacyStore privacy() {
            return stores.privacy();
        }
    }

    @Nested
    class OnH2 implements PrivacyStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public PrivacyStore privacy() {
            return stores.privacy();
        }
    }

    @Nested
    class OnPostgreSql implements PrivacyStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public PrivacyStore privacy() {
            return stores.privacy();
        }
    }
}
