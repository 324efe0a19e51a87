package im.parley.store.room;

import im.parley.store.jpa.Transactions;

/** Opens the hidden store to tests in other packages. */
public final class DatabaseRooms {
    private DatabaseRooms() {}

    /** The store in that database. */
    public static RoomStore on(Transactions transactions) {
        return new JpaRooms(transactions);
    }
}
