package im.parley.store.audit;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class AuditStoreTest {
    @Nested
    class InMemory implements AuditStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public AuditStore audit() {
            return stores.audit();
        }
    }

    @Nested
    class OnH2 implements AuditStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public AuditStore audit() {
            return stores.audit();
        }
    }

    @Nested
    class OnPostgreSql implements AuditStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public AuditStore audit() {
            return stores.audit();
        }
    }
}
