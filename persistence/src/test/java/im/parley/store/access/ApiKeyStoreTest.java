package im.parley.store.access;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class ApiKeyStoreTest {
    @Nested
    class InMemory implements ApiKeyStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public ApiKeyStore apiKeys() {
            return stores.apiKeys();
        }
    }

    @Nested
    class OnH2 implements ApiKeyStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public ApiKeyStore apiKeys() {
            return stores.apiKeys();
        }
    }

    @Nested
    class OnPostgreSql implements ApiKeyStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public ApiKeyStore apiKeys() {
            return stores.apiKeys();
        }
    }
}
