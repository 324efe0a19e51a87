package im.parley.store.vcard;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class VcardStoreTest {
    @Nested
    class InMemory implements VcardStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public VcardStore vcards() {
            return stores.vcards();
        }
    }

    @Nested
    class OnH2 implements VcardStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public VcardStore vcards() {
            return stores.vcards();
        }
    }

    @Nested
    class OnPostgreSql implements VcardStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public VcardStore vcards() {
            return stores.vcards();
        }
    }
}
