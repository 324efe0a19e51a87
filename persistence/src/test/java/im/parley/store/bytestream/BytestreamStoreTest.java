package im.parley.store.bytestream;

import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.memory.MemoryStores;
import im.parley.store.migration.Migrations;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

class BytestreamStoreTest {
    @Nested
    class InMemory implements BytestreamStoreContract {
        private final MemoryStores stores = MemoryStores.create();

        @Override
        public BytestreamStore bytestreams() {
            return stores.bytestreams();
        }
    }

    @Nested
    class OnH2 implements BytestreamStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.h2());

        @Override
        public BytestreamStore bytestreams() {
            return stores.bytestreams();
        }
    }

    @Nested
    class OnPostgreSql implements BytestreamStoreContract {
        private final DatabaseStores stores = DatabaseStores.on(Database.postgres());

        @Override
        public BytestreamStore bytestreams() {
            return stores.bytestreams();
        }
    }

    /** A database that has nothing else, as the option {@code dataSourceName} allows. */
    @Nested
    class OnADatabaseOfItsOwn implements BytestreamStoreContract {
        private static final DataSource SOURCE = Database.emptyPostgres();

        static {
            Migrations.ofBytestreams(SOURCE).run();
            Migrations.ofBytestreams(SOURCE).run();
        }

        @Override
        public BytestreamStore bytestreams() {
            return new BytestreamTables(SOURCE);
        }
    }
}
