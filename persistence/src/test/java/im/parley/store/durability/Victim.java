package im.parley.store.durability;

import im.parley.store.credential.Credential;
import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.offline.OfflineMessage;
import im.parley.store.roster.RosterItem;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;

/** A process that stores without end and says so after each commit, until it is killed. */
final class Victim {
    static final Jid CONTACT = Jid.of("juliet@capulet.example");
    static final String END_OF_LINE = " .";

    private static final int WRITERS = 4;

    private Victim() {}

    /** Takes the address of the database and a name that no earlier victim had. */
    public static void main(String[] arguments) throws InterruptedException {
        DatabaseStores stores = DatabaseStores.on(Database.h2(arguments[0]));
        for (int i = 0; i < WRITERS; i++) {
            String name = arguments[1] + "-" + i;
            Thread.ofPlatform().start(() -> write(stores, name));
        }
        Thread.currentThread().join();
    }

    /** What a writer stores for its account of that number. */
    static Credential credential(Jid account) {
        byte[] key = {(byte) account.hashCode(), 1, 2, 3};
        return new Credential(Credential.DEFAULT, "SHA-256", key, 4096, key, key);
    }

    private static void write(DatabaseStores stores, String name) {
        for (int number = 0; ; number++) {
            Jid account = Jid.of(name + "-" + number, "montague.example", "");
            stores.users().create(new User(account, Status.ACTIVE, Instant.now()), List.of(credential(account)));
            acknowledge("user", account);
            stores.rosters().put(account, RosterItem.of(CONTACT));
            acknowledge("roster", account);
            stores.rosters().requestReceived(account, CONTACT, "<presence/>");
            acknowledge("request", account);
            stores.offline().store(account, OfflineMessage.of(Instant.now(), "<message/>"), 10);
            acknowledge("offline", account);
            stores.rosters().remove(account, CONTACT);
            acknowledge("removed", account);
        }
    }

    private static void acknowledge(String what, Jid account) {
        synchronized (Victim.class) {
            System.out.println(what + ' ' + account + END_OF_LINE);
        }
    }
}
