package im.parley.store.archive;

import com.sun.management.OperatingSystemMXBean;
import im.parley.store.Fresh;
import im.parley.store.Race;
import im.parley.store.archive.ArchiveQuery.Range;
import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.wire.addr.Jid;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the archive costs, for docs/performance.md. No test, so it runs only when it is named: {@code mvn -pl persistence
 * -am test -Dtest=ArchiveFigures -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ArchiveFigures {
    private static final int WRITERS = 256;
    private static final int MESSAGES = 256 * 500;
    private static final int ROWS = 1_000_000;
    private static final int PAGE = 50;
    private static final int READS = 400;
    private static final String XML = "<message type='chat' to='juliet@capulet.example' from='romeo@montague.example/orchard'"
            + " id='2f8a1c3e'><body>By a name I know not how to tell thee who I am: my name, dear saint, is hateful to"
            + " myself</body><origin-id xmlns='urn:xmpp:sid:0' id='2f8a1c3e'/><request xmlns='urn:xmpp:receipts'/></message>";
    private static final String BODY =
            "By a name I know not how to tell thee who I am: my name, dear saint, is hateful to myself";

    private final OperatingSystemMXBean system =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @TempDir
    Path directory = Path.of("");

    @Test
    void writingToH2() throws Exception {
        try (Database database = Database.h2("jdbc:h2:file:" + directory.resolve("parley"))) {
            writing("H2 in a file", database);
        }
    }

    @Test
    void writingToPostgreSql() throws Exception {
        writing("PostgreSQL", Database.postgres());
    }

    private void writing(String name, Database database) throws Exception {
        ArchiveStore archives = DatabaseStores.on(database).archives();
        write(archives); // so much that the compilers are done
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        write(archives);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double micros = (system.getProcessCpuTime() - cpu) / 1e3 / MESSAGES;
        print("%s: %.0f messages/s in two archives each by %d writers, %.1f us of CPU for one", name,
                MESSAGES / seconds, WRITERS, micros);
    }

    private static void write(ArchiveStore archives) throws Exception {
        Race.of(WRITERS, runner -> {
            Jid one = Fresh.account();
            Jid other = Fresh.account();
            NewMessage message = new NewMessage(XML, BODY, List.of(
                    new NewMessage.Listing(one, other, false), new NewMessage.Listing(other, one, true)));
            for (int i = 0; i < MESSAGES / WRITERS; i++) {
                archives.add(message);
            }
            return true;
        });
    }

    @Test
    void readingOfAMillion() throws SQLException {
        Database database = Database.postgres();
        ArchiveStore archives = DatabaseStores.on(database).archives();
        Jid owner = Fresh.account();
        Jid peer = Jid.of("peer77", owner.domain(), "");
        archives.add(new NewMessage(XML, BODY, List.of(new NewMessage.Listing(owner, peer, true))));
        ArchiveStore.Extent extent = archives.extent(owner).orElseThrow();
        fill(database, owner, extent.first().order());
        long middle = extent.first().order() - ROWS / 2 * 4096L;
        ArchiveQuery half = ArchiveQuery.ALL.in(new Range(middle, Long.MAX_VALUE));
        reading(READS, "the first page", () -> archives.first(owner, ArchiveQuery.ALL, PAGE));
        reading(READS, "a page in the middle", () -> archives.first(owner, half, PAGE));
        reading(READS, "the last page", () -> archives.last(owner, ArchiveQuery.ALL, PAGE));
        reading(READS, "the last page with one of 100 contacts", () -> archives.last(owner, ArchiveQuery.ALL.with(peer), PAGE));
        reading(5, "the last page with a rare word", () -> archives.last(owner, ArchiveQuery.ALL.saying("word777"), PAGE));
    }

    /** A million messages with a hundred contacts, before the one that is there; each in a hundred has a word of its own. */
    private static void fill(Database database, Jid owner, long before) throws SQLException {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement listings = connection.prepareStatement("INSERT INTO parley_archive (owner_id,"
                        + " archive_id, tail, message_id, incoming, peer_key, peer_domain, peer_local, peer_resource)"
                        + " SELECT o.owner_id, m.message_id, 1, m.message_id, true, k.peer_key, ?, k.peer_local, 'r' FROM"
                        + " parley_message m JOIN parley_archive_owner o ON o.domain_part = ? AND m.listings = 77 JOIN"
                        + " figures_peer k ON k.number = (m.message_id / 4096) % 100")) {
            statement.execute("CREATE TEMPORARY TABLE figures_peer (number BIGINT PRIMARY KEY, peer_key BIGINT,"
                    + " peer_local VARCHAR(100))");
            for (int i = 0; i < 100; i++) {
                Jid peer = Jid.of("peer" + i, owner.domain(), "");
                statement.execute("INSERT INTO figures_peer VALUES (" + i + ", " + PeerKey.of(peer) + ", 'peer" + i + "')");
            }
            statement.execute("INSERT INTO parley_message (message_id, listings, stanza, body) SELECT " + before
                    + " - n * 4096::BIGINT, 77, '" + XML.replace("'", "''") + "', '" + BODY
                    + " word' || (n % 10000) FROM generate_series(1, " + ROWS + ") n");
            listings.setString(1, owner.domain());
            listings.setString(2, owner.domain());
            listings.executeUpdate();
            statement.execute("ANALYZE");
        }
    }

    private static void reading(int reads, String name, Supplier<ArchivePage> page) {
        int found = 0;
        for (int i = 0; i < reads; i++) {
            found = page.get().messages().size();
        }
        long[] nanos = new long[reads];
        for (int i = 0; i < reads; i++) {
            long begin = System.nanoTime();
            found = page.get().messages().size();
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        print("%s of %d messages: %d found, median %.2f ms, p95 %.2f ms", name, ROWS, found, nanos[reads / 2] / 1e6,
                nanos[reads * 95 / 100] / 1e6);
    }

    private static void print(String format, Object... values) {
        System.out.println("FIGURE " + String.format(Locale.ROOT, format, values));
    }
}
