package im.parley.store.push;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class PushStoreTest {
    @Nested
    class InMemory implements PushStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public PushStore push() {
            return stores.push();
        }
    }

    @Nested
    class OnH2 implements PushStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public PushStore push() {
            return stores.push();
        }
    }

    @Nested
    class OnPostgreSql implements PushStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public PushStore push() {
            return stores.push();
        }
    }
}
