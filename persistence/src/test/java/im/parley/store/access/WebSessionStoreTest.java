package im.parley.store.access;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class WebSessionStoreTest {
    @Nested
    class InMemory implements WebSessionStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public WebSessionStore webSessions() {
            return stores.webSessions();
        }
    }

    @Nested
    class OnH2 implements WebSessionStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public WebSessionStore webSessions() {
            return stores.webSessions();
        }
    }

    @Nested
    class OnPostgreSql implements WebSessionStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public WebSessionStore webSessions() {
            return stores.webSessions();
        }
    }
}
