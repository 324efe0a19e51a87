package im.parley.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.Fresh;
import im.parley.store.Race;
import im.parley.store.batch.GroupCommit;
import im.parley.store.jpa.Database;
import im.parley.store.jpa.Jdbc;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilingTest {
    private static final int MOST = 50;

    private final Transactions transactions = Database.h2().transactions();
    private final GroupCommit writer = new GroupCommit(transactions);
    private final ArchiveStore archives = archives();
    private final Jid owner = Fresh.account();

    /** As each process makes one. */
    private ArchiveStore archives() {
        return new SqlArchive(transactions, writer, Clock.systemUTC(), new Filing(transactions, 10, MOST));
    }

    private static NewMessage message(Jid account, String text) {
        return new NewMessage("<message>" + text + "</message>", text, List.of(
                new NewMessage.Listing(account, Jid.of("peer", "parley.test", ""), true)));
    }

    private List<String> read(ArchiveStore from, Jid account) {
        return from.first(account, ArchiveQuery.ALL, 1000).messages().stream().map(ArchivedMessage::xml).toList();
    }

    private int waiting() {
        return transactions.reading(entities -> Jdbc.call(entities, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM parley_archive_inbox")) {
                row.next();
                return row.getInt(1);
            }
        }));
    }

    @Test
    void whatIsAddedWaitsUntilSomebodyReads() {
        read(archives, owner);
        archives.add(message(owner, "one"));
        assertThat(waiting()).isEqualTo(1);
        assertThat(read(archives, owner)).containsExactly("<message>one</message>");
        assertThat(waiting()).isZero();
    }

    @Test
    void whatAnEarlierProcessLeftIsRead() {
        read(archives, owner);
        archives.add(message(owner, "one"));
        assertThat(read(archives(), owner)).containsExactly("<message>one</message>");
    }

    @Test
    void whoeverHasAddedReadsIt() throws Exception {
        Race.of(8, runner -> {
            Jid account = Fresh.account();
            for (int i = 1; i <= 40; i++) {
                archives.add(message(account, "a"));
                archives.add(message(account, "b"));
                assertThat(read(archives, account)).hasSize(2 * i);
            }
            return true;
        });
    }

    @Test
    void theInboxIsBounded() throws Exception {
        read(archives, owner);
        Race.of(8, runner -> {
            for (int i = 0; i < 100; i++) {
                archives.add(message(owner, "a"));
                assertThat(waiting()).isLessThanOrEqualTo(MOST + 8);
            }
            return true;
        });
        assertThat(read(archives, owner)).hasSize(800);
    }

    @Test
    void whatIsAddedWithinATransactionDoesNotWait() {
        archives.add(message(owner, "before"));
        transactions.in(entities -> archives.add(message(owner, "within")));
        assertThat(waiting()).isEqualTo(1);
        assertThat(read(archives, owner)).containsExactly("<message>before</message>", "<message>within</message>");
    }

    @Test
    void whatWaitsIsRemovedWithTheRest() {
        read(archives, owner);
        IntStream.range(0, 5).forEach(i -> archives.add(message(owner, "a")));
        assertThat(archives.remove(owner, ArchiveQuery.ALL, 100)).isEqualTo(5);
        assertThat(read(archives, owner)).isEmpty();
    }
}
