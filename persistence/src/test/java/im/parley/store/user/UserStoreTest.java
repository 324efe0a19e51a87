package im.parley.store.user;

import im.parley.store.credential.CredentialStore;
import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import im.parley.store.offline.OfflineStore;
import im.parley.store.roster.RosterStore;
import im.parley.store.setting.SettingStore;
import org.junit.jupiter.api.Nested;

class UserStoreTest {
    @Nested
    class InMemory implements UserStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public UserStore users() {
            return stores.users();
        }

        @Override
        public CredentialStore credentials() {
            return stores.credentials();
        }

        @Override
        public RosterStore rosters() {
            return stores.rosters();
        }

        @Override
        public OfflineStore offline() {
            return stores.offline();
        }

        @Override
        public SettingStore settings() {
            return stores.settings();
        }
    }

    @Nested
    class OnH2 implements UserStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public UserStore users() {
            return stores.users();
        }

        @Override
        public CredentialStore credentials() {
            return stores.credentials();
        }

        @Override
        public RosterStore rosters() {
            return stores.rosters();
        }

        @Override
        public OfflineStore offline() {
            return stores.offline();
        }

        @Override
        public SettingStore settings() {
            return stores.settings();
        }
    }

    @Nested
    class OnPostgreSql implements UserStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public UserStore users() {
            return stores.users();
        }

        @Override
        public CredentialStore credentials() {
            return stores.credentials();
        }

        @Override
        public RosterStore rosters() {
            return stores.rosters();
        }

        @Override
        public OfflineStore offline() {
            return stores.offline();
        }

        @Override
        public SettingStore settings() {
            return stores.settings();
        }
    }
}
