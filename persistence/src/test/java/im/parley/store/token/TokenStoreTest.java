package im.parley.store.token;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class TokenStoreTest {
    @Nested
    class InMemory implements TokenStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public TokenStore tokens() {
            return stores.tokens();
        }
    }

    @Nested
    class OnH2 implements TokenStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public TokenStore tokens() {
            return stores.tokens();
        }
    }

    @Nested
    class OnPostgreSql implements TokenStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public TokenStore tokens() {
            return stores.tokens();
        }
    }
}
