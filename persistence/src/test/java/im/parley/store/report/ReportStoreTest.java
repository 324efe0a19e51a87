package im.parley.store.report;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import org.junit.jupiter.api.Nested;

class ReportStoreTest {
    @Nested
    class InMemory implements ReportStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public ReportStore reports() {
            return stores.reports();
        }
    }

    @Nested
    class OnH2 implements ReportStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public ReportStore reports() {
            return stores.reports();
        }
    }

    @Nested
    class OnPostgreSql implements ReportStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public ReportStore reports() {
            return stores.reports();
        }
    }
}
