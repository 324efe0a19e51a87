package im.parley.store.upload;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class UploadStoreTest {
    @Nested
    class InMemory implements UploadStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public UploadStore uploads() {
            return stores.uploads();
        }
    }

    @Nested
    class OnH2 implements UploadStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public UploadStore uploads() {
            return stores.uploads();
        }
    }

    @Nested
    class OnPostgreSql implements UploadStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public UploadStore uploads() {
            return stores.uploads();
        }
    }
}
