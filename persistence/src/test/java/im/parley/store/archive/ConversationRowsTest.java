package im.parley.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.Fresh;
import im.parley.store.archive.ArchiveQuery.Range;
import im.parley.store.jpa.Database;
import im.parley.store.jpa.DatabaseStores;
import im.parley.store.jpa.Jdbc;
import im.parley.store.jpa.Transactions;
import im.parley.wire.addr.Jid;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conversations of days that lie far apart, which needs a database whose clock can be turned back afterwards. */
class ConversationRowsTest {
    private static final Jid JULIET = Jid.of("juliet@capulet.example/balcony");
    private static final Jid NURSE = Jid.of("nurse@capulet.example");
    private static final Jid PARIS = Jid.of("paris@verona.example");
    private static final Instant MAY = Instant.parse("2024-05-01T10:00:00Z");

    private final Jid owner = Fresh.account();

    /** They stay open for others. */
    enum Kind {
        H2,
        POSTGRESQL;

        Database database() {
            return switch (this) {
                case H2 -> Database.h2();
                case POSTGRESQL -> Database.postgres();
            };
        }
    }

    private record World(ArchiveStore archives, Transactions transactions) {
        static World of(Database database) {
            return new World(DatabaseStores.on(database).archives(), database.transactions());
        }
    }

    private void add(World world, Jid peer, String body, Instant then) {
        ArchiveId id = world.archives.add(
                new NewMessage("<message/>", body, List.of(new NewMessage.Listing(owner, peer, true))));
        world.archives.extent(owner); // so it is filed
        world.transactions.in(entities -> Jdbc.call(entities, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE parley_archive SET archive_id = ? WHERE archive_id = ?")) {
                statement.setLong(1, ArchiveId.firstOf(then.toEpochMilli()));
                statement.setLong(2, id.order());
                return statement.executeUpdate();
            }
        }));
    }

    private static Instant day(int number) {
        return MAY.plus(Duration.ofDays(number));
    }

    private World world(Kind kind) {
        World world = World.of(kind.database());
        add(world, JULIET, "", MAY.minusSeconds(9)); // says nothing
        add(world, JULIET, "one", MAY);
        add(world, NURSE, "two", MAY.plusSeconds(1));
        add(world, JULIET.bare(), "three", MAY.plusSeconds(2));
        add(world, JULIET, "four", MAY.plus(Duration.ofHours(14))); // midnight
        add(world, PARIS, "", day(3));
        add(world, PARIS, "five", day(40));
        add(world, JULIET, "six", day(500));
        return world;
    }

    private static Conversation conversation(Jid peer, Instant begin, int messages) {
        return new Conversation(peer.bare(), ArchiveId.firstOf(begin.toEpochMilli()), messages);
    }

    private static final List<Conversation> ALL = List.of(
            conversation(JULIET, MAY, 2),
            conversation(NURSE, MAY.plusSeconds(1), 1),
            conversation(JULIET, MAY.plus(Duration.ofHours(14)), 1),
            conversation(PARIS, day(40), 1),
            conversation(JULIET, day(500), 1));

    @ParameterizedTest
    @EnumSource
    void theyBeginWithTheFirstWordsOfTheDay(Kind kind) {
        ArchiveStore archives = world(kind).archives;
        assertThat(archives.firstConversations(owner, ArchiveQuery.ALL, 10)).isEqualTo(ALL);
        assertThat(archives.lastConversations(owner, ArchiveQuery.ALL, 10)).isEqualTo(ALL);
        assertThat(archives.countConversations(owner, ArchiveQuery.ALL, 10)).isEqualTo(5);
        assertThat(archives.countConversations(owner, ArchiveQuery.ALL, 3)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void pagesGoOnBehindAndBeforeABeginning(Kind kind) {
        ArchiveStore archives = world(kind).archives;
        assertThat(archives.firstConversations(owner, ArchiveQuery.ALL, 2)).isEqualTo(ALL.subList(0, 2));
        assertThat(archives.lastConversations(owner, ArchiveQuery.ALL, 2)).isEqualTo(ALL.subList(3, 5));
        ArchiveQuery behind = ArchiveQuery.ALL.in(Range.ALL.after(new ArchiveId(ALL.get(0).first(), 0)));
        assertThat(archives.firstConversations(owner, behind, 3)).isEqualTo(ALL.subList(1, 4));
        ArchiveQuery before = ArchiveQuery.ALL.in(Range.ALL.before(new ArchiveId(ALL.get(3).first(), 0)));
        assertThat(archives.lastConversations(owner, before, 2)).isEqualTo(ALL.subList(1, 3));
        assertThat(archives.countConversations(owner, before, 10)).isEqualTo(3);
    }

    /** What began before a range does not belong to it, even if it went on within. */
    @ParameterizedTest
    @EnumSource
    void theBeginningCounts(Kind kind) {
        ArchiveStore archives = world(kind).archives;
        ArchiveQuery later = ArchiveQuery.ALL.with(JULIET.bare()).in(Range.ALL.from(MAY.plusSeconds(1)));
        assertThat(archives.firstConversations(owner, later, 10)).containsExactly(ALL.get(2), ALL.get(4));
        ArchiveQuery earlier = ArchiveQuery.ALL.in(Range.ALL.to(MAY));
        assertThat(archives.firstConversations(owner, earlier, 10)).containsExactly(ALL.getFirst());
        ArchiveQuery tooEarly = ArchiveQuery.ALL.in(Range.ALL.to(Instant.parse("1469-07-21T02:56:15Z")));
        assertThat(archives.firstConversations(owner, tooEarly, 10)).isEmpty();
        assertThat(archives.countConversations(owner, tooEarly, 10)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aDomainHasAllOfItsAddresses(Kind kind) {
        ArchiveStore archives = world(kind).archives;
        ArchiveQuery capulets = ArchiveQuery.ALL.at("capulet.example");
        assertThat(archives.firstConversations(owner, capulets, 10))
                .containsExactly(ALL.get(0), ALL.get(1), ALL.get(2), ALL.get(4));
        assertThat(archives.remove(owner, capulets.in(Conversation.day(MAY)), 10)).isEqualTo(4);
        assertThat(archives.firstConversations(owner, capulets, 10)).containsExactly(ALL.get(2), ALL.get(4));
    }

    @ParameterizedTest
    @EnumSource
    void wordsAreWhatHasABody(Kind kind) {
        ArchiveStore archives = world(kind).archives;
        ArchiveQuery juliet = ArchiveQuery.ALL.with(JULIET.bare()).in(Conversation.day(MAY));
        assertThat(archives.count(owner, juliet, 10)).isEqualTo(3);
        assertThat(archives.count(owner, juliet.ofWords(), 10)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyArchiveHasNone(Kind kind) {
        ArchiveStore archives = World.of(kind.database()).archives;
        assertThat(archives.firstConversations(owner, ArchiveQuery.ALL, 10)).isEmpty();
        add(World.of(kind.database()), JULIET, "gone", MAY);
        archives.remove(owner, ArchiveQuery.ALL, 10);
        assertThat(archives.lastConversations(owner, ArchiveQuery.ALL, 10)).isEmpty();
        assertThat(archives.countConversations(owner, ArchiveQuery.ALL, 10)).isZero();
    }
}
