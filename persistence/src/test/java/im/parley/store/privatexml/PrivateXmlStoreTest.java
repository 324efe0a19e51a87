package im.parley.store.privatexml;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class PrivateXmlStoreTest {
    @Nested
    class InMemory implements PrivateXmlStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public PrivateXmlStore privateXml() {
            return stores.privateXml();
        }
    }

    @Nested
    class OnH2 implements PrivateXmlStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public PrivateXmlStore privateXml() {
            return stores.privateXml();
        }
    }

    @Nested
    class OnPostgreSql implements PrivateXmlStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public PrivateXmlStore privateXml() {
            return stores.privateXml();
        }
    }
}
