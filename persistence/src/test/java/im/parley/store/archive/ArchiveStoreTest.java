package im.parley.store.archive;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import im.parley.store.user.UserStore;
import org.junit.jupiter.api.Nested;

class ArchiveStoreTest {
    @Nested
    class InMemory implements ArchiveStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public ArchiveStore archives() {
            return stores.archives();
        }

        @Override
        public UserStore users() {
            return stores.users();
        }
    }

    @Nested
    class OnH2 implements ArchiveStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public ArchiveStore archives() {
            return stores.archives();
        }

        @Override
        public UserStore users() {
            return stores.users();
        }
    }

    @Nested
    class OnPostgreSql implements ArchiveStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public ArchiveStore archives() {
            return stores.archives();
        }

        @Override
        public UserStore users() {
            return stores.users();
        }
    }
}
