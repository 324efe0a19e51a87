package im.parley.store.roster;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class RosterStoreTest {
    @Nested
    class InMemory implements RosterStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public RosterStore rosters() {
            return stores.rosters();
        }
    }

    @Nested
    class OnH2 implements RosterStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public RosterStore rosters() {
            return stores.rosters();
        }
    }

    @Nested
    class OnPostgreSql implements RosterStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public RosterStore rosters() {
            return stores.rosters();
        }
    }
}
