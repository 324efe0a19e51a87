package im.parley.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.Fresh;
import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.jpa.Jdbc;
import im.parley.wire.addr.Jid;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Searches in archives so long that not each message is looked at, on PostgreSQL, which alone has the index. */
class WordIndexTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.example");
    private static final long DAY = Duration.ofDays(1).toMillis() * 4096;
    private static final AtomicInteger FILLED = new AtomicInteger();
    private static final int LONG = 1_500;
    private static final int MANY = 10_100;

    private final Database database = Database.postgres();
    private final ArchiveStore archives = DatabaseStores.on(database).archives();
    private final Jid owner = Fresh.account();
    /** Words that no other test has said. */
    private final String rare = word();

    private final String everywhere = word();

    private static String word() {
        return 'w' + UUID.randomUUID().toString().replace("-", "");
    }

    private ArchiveId say(String text) {
        return archives.add(new NewMessage("<message/>", text, List.of(new NewMessage.Listing(owner, JULIET, true))));
    }

    /** So many messages that say the same, made by the database; those of the owner are before what is there already. */
    private void fill(String text, int count, boolean listed) {
        long first = archives.extent(owner).orElseThrow().first().order();
        database.transactions().in(entities -> Jdbc.call(entities, connection -> {
            long begin = first - FILLED.incrementAndGet() * DAY; // where no id was ever made
            try (PreparedStatement messages = connection.prepareStatement("INSERT INTO parley_message (message_id,"
                            + " listings, stanza, body) SELECT ? + n * 4096::BIGINT, 1, '<message/>', ? FROM"
                            + " generate_series(0, ? - 1) n");
                    PreparedStatement listings = connection.prepareStatement("INSERT INTO parley_archive (owner_id,"
                            + " archive_id, tail, message_id, incoming, peer_key, peer_domain, peer_local, peer_resource)"
                            + " SELECT a.owner_id, ? + n * 4096::BIGINT, 0, ? + n * 4096::BIGINT, true, a.peer_key,"
                            + " a.peer_domain, a.peer_local, '' FROM parley_archive a, generate_series(0, ? - 1) n"
                            + " WHERE a.archive_id = ?")) {
                messages.setLong(1, begin);
                messages.setString(2, text);
                messages.setInt(3, count);
                messages.executeUpdate();
                listings.setLong(1, begin);
                listings.setLong(2, begin);
                listings.setInt(3, listed ? count : 0);
                listings.setLong(4, first);
                return listings.executeUpdate();
            }
        }));
    }

    private ArchivePage last(String words) {
        return archives.last(owner, ArchiveQuery.ALL.saying(words), 10);
    }

    private ArchivePage first(String words) {
        return archives.first(owner, ArchiveQuery.ALL.saying(words), 10);
    }

    @Test
    void aRareWordIsFoundHoweverFarAway() {
        ArchiveId end = say("the end is " + rare);
        fill("nothing special", LONG, true);
        assertThat(last(rare).messages()).extracting(ArchivedMessage::id).containsExactly(end);
        assertThat(first(rare).messages()).extracting(ArchivedMessage::id).containsExactly(end);
        assertThat(first(rare).complete()).isTrue();
        assertThat(archives.count(owner, ArchiveQuery.ALL.saying(rare), 10)).isEqualTo(1);
        assertThat(first("special").messages()).hasSize(10);
        assertThat(first("special").complete()).isFalse();
        assertThat(first("never" + rare).messages()).isEmpty();
        assertThat(first(rare).messages()).isEqualTo(archives.first(
                        owner, ArchiveQuery.ALL.with(JULIET).saying(rare), 10)
                .messages());
    }

    @Test
    void aWordThatOthersSayAllTheTimeIsFoundToo() {
        ArchiveId end = say("here and " + everywhere);
        fill("nothing special", LONG, true);
        fill(everywhere, MANY, false);
        assertThat(first(everywhere).messages()).extracting(ArchivedMessage::id).containsExactly(end);
        assertThat(archives.count(owner, ArchiveQuery.ALL.saying(everywhere), 10)).isEqualTo(1);
    }

    @Test
    void theIndexAnswersWhenItsAnswerIsShort() {
        ArchiveId one = say("only " + rare);
        fill(everywhere, MANY, false);
        database.transactions().reading(entities -> Jdbc.call(entities, connection -> {
            assertThat(WordIndex.find(connection, rare)).hasValue(List.of(one.order()));
            assertThat(WordIndex.find(connection, everywhere)).isEmpty();
            assertThat(WordIndex.find(connection, "never" + rare)).hasValue(List.of());
            return true;
        }));
    }
}
