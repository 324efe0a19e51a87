package im.parley.store.credential;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class CredentialStoreTest {
    @Nested
    class InMemory implements CredentialStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public CredentialStore credentials() {
            return stores.credentials();
        }
    }

    @Nested
    class OnH2 implements CredentialStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public CredentialStore credentials() {
            return stores.credentials();
        }
    }

    @Nested
    class OnPostgreSql implements CredentialStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public CredentialStore credentials() {
            return stores.credentials();
        }
    }
}
