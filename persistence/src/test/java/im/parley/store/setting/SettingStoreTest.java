package im.parley.store.setting;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class SettingStoreTest {
    @Nested
    class InMemory implements SettingStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public SettingStore settings() {
            return stores.settings();
        }
    }

    @Nested
    class OnH2 implements SettingStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public SettingStore settings() {
            return stores.settings();
        }
    }

    @Nested
    class OnPostgreSql implements SettingStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public SettingStore settings() {
            return stores.settings();
        }
    }
}
