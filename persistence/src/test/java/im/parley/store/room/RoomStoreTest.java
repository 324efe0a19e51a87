package im.parley.store.room;

import im.parley.store.jpa.Database;
import im.parley.store.memory.MemoryRooms;
import org.junit.jupiter.api.Nested;

class RoomStoreTest {
    @Nested
    class InMemory implements RoomStoreContract {
        private final RoomStore rooms = new MemoryRooms();

        @Override
        public RoomStore rooms() {
            return rooms;
        }
    }

    @Nested
    class OnH2 implements RoomStoreContract {
        private final RoomStore rooms = DatabaseRooms.on(Database.h2().transactions());

        @Override
        public RoomStore rooms() {
            return rooms;
        }
    }

    @Nested
    class OnPostgreSql implements RoomStoreContract {
        private final RoomStore rooms = DatabaseRooms.on(Database.postgres().transactions());

        @Override
        public RoomStore rooms() {
            return rooms;
        }
    }
}
