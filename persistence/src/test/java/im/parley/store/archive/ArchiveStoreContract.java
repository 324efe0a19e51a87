package im.parley.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.Fresh;
import im.parley.store.Race;
import im.parley.store.archive.ArchiveQuery.Range;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every store of archives does. */
interface ArchiveStoreContract {
    Jid JULIET = Jid.of("juliet@capulet.example");
    Jid NURSE = Jid.of("nurse@capulet.example");

    ArchiveStore archives();

    UserStore users();

    private ArchiveId add(Jid owner, Jid peer, String text) {
        return archives()
                .add(new NewMessage("<message>" + text + "</message>", text, List.of(
                        new NewMessage.Listing(owner, peer, false))));
    }

    private List<ArchiveId> add(Jid owner, int number) {
        return IntStream.range(0, number).mapToObj(i -> add(owner, JULIET, "m" + i)).toList();
    }

    private static List<ArchiveId> ids(ArchivePage page) {
        return page.messages().stream().map(ArchivedMessage::id).toList();
    }

    private static ArchiveQuery after(ArchiveId id) {
        return ArchiveQuery.ALL.in(Range.ALL.after(id));
    }

    private static ArchiveQuery before(ArchiveId id) {
        return ArchiveQuery.ALL.in(Range.ALL.before(id));
    }

    @Test
    default void aMessageIsFoundAsItWasStored() {
        Jid owner = Fresh.account();
        Jid peer = JULIET.withResource("balcony/\u2665");
        String xml = "<message from='juliet@capulet.example'>\u2665 \ud83c\udf39 &lt; \n\t'\"\\</message>";
        Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        ArchiveId id = archives()
                .add(new NewMessage(xml, "", List.of(new NewMessage.Listing(owner, peer, true))));
        ArchivePage page = archives().first(owner, ArchiveQuery.ALL, 1);
        assertThat(page.messages()).containsExactly(new ArchivedMessage(id, peer, true, xml));
        assertThat(page.complete()).isTrue();
        assertThat(id.time()).isBetween(begin, Instant.now().plusSeconds(1));
    }

    @Test
    default void messagesAreInTheOrderTheyWereStored() {
        Jid owner = Fresh.account();
        List<ArchiveId> stored = add(owner, 30);
        assertThat(ids(archives().first(owner, ArchiveQuery.ALL, 100))).isEqualTo(stored).isSorted();
        assertThat(stored.stream().map(ArchiveId::text)).isSorted();
    }

    @Test
    default void pagesForwardMeetAtTheirEdges() {
        Jid owner = Fresh.account();
        List<ArchiveId> stored = add(owner, 10);
        ArchivePage first = archives().first(owner, ArchiveQuery.ALL, 4);
        assertThat(ids(first)).isEqualTo(stored.subList(0, 4));
        assertThat(first.complete()).isFalse();
        ArchivePage second = archives().first(owner, after(stored.get(3)), 4);
        assertThat(ids(second)).isEqualTo(stored.subList(4, 8));
        ArchivePage third = archives().first(owner, after(stored.get(7)), 4);
        assertThat(ids(third)).isEqualTo(stored.subList(8, 10));
        assertThat(third.complete()).isTrue();
        assertThat(archives().first(owner, after(stored.get(5)), 4).complete()).isTrue();
    }

    @Test
    default void pagesBackwardMeetAtTheirEdges() {
        Jid owner = Fresh.account();
        List<ArchiveId> stored = add(owner, 10);
        ArchivePage last = archives().last(owner, ArchiveQuery.ALL, 4);
        assertThat(ids(last)).isEqualTo(stored.subList(6, 10));
        assertThat(last.complete()).isFalse();
        ArchivePage first = archives().last(owner, before(stored.get(6)), 6);
        assertThat(ids(first)).isEqualTo(stored.subList(0, 6));
        assertThat(first.complete()).isTrue();
    }

    @Test
    default void anArchiveThatIsEmptyHasAnEmptyCompletePage() {
        Jid owner = Fresh.account();
        assertThat(archives().first(owner, ArchiveQuery.ALL, 4)).isEqualTo(new ArchivePage(List.of(), true));
        assertThat(archives().last(owner, ArchiveQuery.ALL, 4)).isEqualTo(new ArchivePage(List.of(), true));
        assertThat(archives().extent(owner)).isEmpty();
        assertThat(archives().count(owner, ArchiveQuery.ALL, 10)).isZero();
        assertThat(archives().hasAll(owner, List.of())).isTrue();
        assertThat(archives().hasAll(owner, List.of(new ArchiveId(1, 1)))).isFalse();
        assertThat(archives().expire(owner, Instant.now(), 10)).isZero();
    }

    @Test
    default void messagesWithSomebodyAreFoundByBareAndFullAddress() {
        Jid owner = Fresh.account();
        ArchiveId balcony = add(owner, JULIET.withResource("balcony"), "one");
        add(owner, NURSE, "two");
        ArchiveId chamber = add(owner, JULIET.withResource("chamber"), "three");
        ArchiveId bare = add(owner, JULIET, "four");
        ArchiveQuery all = ArchiveQuery.ALL.with(JULIET);
        assertThat(ids(archives().first(owner, all, 10))).containsExactly(balcony, chamber, bare);
        assertThat(ids(archives().last(owner, all, 2))).containsExactly(chamber, bare);
        ArchiveQuery one = ArchiveQuery.ALL.with(JULIET.withResource("chamber"));
        assertThat(ids(archives().first(owner, one, 10))).containsExactly(chamber);
        assertThat(archives().count(owner, all, 10)).isEqualTo(3);
        assertThat(archives().count(owner, all, 2)).isEqualTo(2);
    }

    @Test
    default void timesBoundTheRangeAndBelongToIt() {
        Jid owner = Fresh.account();
        List<ArchiveId> stored = add(owner, 3);
        Instant first = stored.getFirst().time();
        Instant last = stored.getLast().time();
        Range exactly = Range.ALL.from(first).to(last);
        assertThat(ids(archives().first(owner, ArchiveQuery.ALL.in(exactly), 10))).isEqualTo(stored);
        Range later = Range.ALL.from(last.plusNanos(1));
        assertThat(archives().first(owner, ArchiveQuery.ALL.in(later), 10).messages()).isEmpty();
        Range earlier = Range.ALL.to(first.minusNanos(1));
        assertThat(archives().first(owner, ArchiveQuery.ALL.in(earlier), 10).messages()).isEmpty();
        Range ever = Range.ALL.from(Instant.EPOCH).to(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(ids(archives().first(owner, ArchiveQuery.ALL.in(ever), 10))).isEqualTo(stored);
    }

    @Test
    default void singleMessagesAreFoundById() {
        Jid owner = Fresh.account();
        List<ArchiveId> stored = add(owner, 5);
        List<ArchiveId> wanted = List.of(stored.get(3), stored.get(1));
        assertThat(ids(archives().first(owner, ArchiveQuery.ALL.of(wanted), 10)))
                .containsExactly(stored.get(1), stored.get(3));
        assertThat(archives().hasAll(owner, wanted)).isTrue();
        ArchiveId guessed = new ArchiveId(stored.get(2).order(), stored.get(2).tail() + 1);
        assertThat(archives().hasAll(owner, List.of(stored.get(1), guessed))).isFalse();
        assertThat(archives().hasAll(Fresh.account(), wanted)).isFalse();
    }

    @Test
    default void oneMessageIsInTheArchivesOfBothAndGoesWithTheLast() {
        Jid romeo = Fresh.account();
        Jid juliet = Fresh.account();
        ArchiveId id = archives()
                .add(new NewMessage("<message/>", "", List.of(
                        new NewMessage.Listing(romeo, juliet, false), new NewMessage.Listing(juliet, romeo, true))));
        assertThat(archives().first(romeo, ArchiveQuery.ALL, 2).messages())
                .containsExactly(new ArchivedMessage(id, juliet, false, "<message/>"));
        assertThat(archives().remove(romeo, ArchiveQuery.ALL, 10)).isEqualTo(1);
        assertThat(archives().first(romeo, ArchiveQuery.ALL, 2).messages()).isEmpty();
        assertThat(archives().first(juliet, ArchiveQuery.ALL, 2).messages())
                .containsExactly(new ArchivedMessage(id, romeo, true, "<message/>"));
        assertThat(archives().remove(juliet, ArchiveQuery.ALL, 10)).isEqualTo(1);
        assertThat(archives().first(juliet, ArchiveQuery.ALL, 2).messages()).isEmpty();
    }

    @Test
    default void aMessageThatIsInOneArchiveIsListedInAnotherLater() {
        Jid romeo = Fresh.account();
        Jid juliet = Fresh.account();
        NewMessage sent = new NewMessage("<message/>", "", List.of(new NewMessage.Listing(romeo, juliet, false)));
        ArchiveId id = archives().add(sent);
        NewMessage received = new NewMessage(
                "<message/>", "", List.of(new NewMessage.Listing(juliet, romeo, true)), Optional.of(id));
        ArchiveId later = archives().add(received);
        assertThat(later).isGreaterThan(id);
        assertThat(archives().remove(romeo, ArchiveQuery.ALL, 10)).isEqualTo(1);
        assertThat(archives().first(juliet, ArchiveQuery.ALL, 2).messages())
                .containsExactly(new ArchivedMessage(later, romeo, true, "<message/>"));
        assertThat(archives().remove(juliet, ArchiveQuery.ALL, 10)).isEqualTo(1);
        ArchiveId again = archives().add(received);
        assertThat(archives().first(juliet, ArchiveQuery.ALL, 2).messages())
                .containsExactly(new ArchivedMessage(again, romeo, true, "<message/>"));
    }

    @Test
    default void wordsAreFound() {
        Jid owner = Fresh.account();
        ArchiveId rose = add(owner, JULIET, "What's in a name? That which we call a rose");
        add(owner, NURSE, "100% _sure_!");
        ArchiveId other = add(owner, NURSE, "By any other name would smell as sweet");
        assertThat(ids(archives().first(owner, ArchiveQuery.ALL.saying("NAME"), 10))).containsExactly(rose, other);
        assertThat(ids(archives().last(owner, ArchiveQuery.ALL.saying("sweet  name"), 10))).containsExactly(other);
        assertThat(ids(archives().first(owner, ArchiveQuery.ALL.saying("name").with(JULIET), 10)))
                .containsExactly(rose);
        assertThat(archives().count(owner, ArchiveQuery.ALL.saying("name"), 10)).isEqualTo(2);
        assertThat(archives().first(owner, ArchiveQuery.ALL.saying("tulip"), 10).messages()).isEmpty();
        assertThat(archives().first(owner, ArchiveQuery.ALL.saying("' OR 1=1 --"), 10).messages()).isEmpty();
    }

    @Test
    default void theExtentIsTheFirstAndTheLast() {
        Jid owner = Fresh.account();
        List<ArchiveId> stored = add(owner, 5);
        assertThat(archives().extent(owner))
                .contains(new ArchiveStore.Extent(stored.getFirst(), stored.getLast()));
    }

    @Test
    default void largeMessagesAreKept() {
        Jid owner = Fresh.account();
        String text = "\u00e4\u00f6\u00fc ".repeat(100_000);
        add(owner, JULIET, text);
        assertThat(archives().first(owner, ArchiveQuery.ALL, 1).messages().getFirst().xml())
                .isEqualTo("<message>" + text + "</message>");
    }

    @Test
    default void theOldestExpireFirstAndNoMoreThanWanted() {
        Jid owner = Fresh.account();
        List<ArchiveId> stored = add(owner, 5);
        assertThat(archives().expire(owner, stored.getFirst().time(), 10)).isZero();
        Instant after = stored.getLast().time().plusMillis(1);
        assertThat(archives().expire(owner, after, 3)).isEqualTo(3);
        assertThat(ids(archives().first(owner, ArchiveQuery.ALL, 10))).isEqualTo(stored.subList(3, 5));
        assertThat(archives().expire(owner, after, 3)).isEqualTo(2);
        assertThat(archives().extent(owner)).isEmpty();
    }

    @Test
    default void manyStoreAtOnceAndEachIsFoundInItsOrder() throws Exception {
        Jid owner = Fresh.account();
        List<List<ArchiveId>> stored = Race.of(8, runner -> {
            Jid own = Jid.of("runner" + runner, owner.domain(), "");
            List<ArchiveId> mine = new ArrayList<>();
            for (int i = 0; i < 25; i++) {
                mine.add(archives()
                        .add(new NewMessage("<m/>", "", List.of(
                                new NewMessage.Listing(owner, own, true), new NewMessage.Listing(own, owner, false)))));
            }
            return mine;
        });
        List<ArchiveId> all = stored.stream().flatMap(List::stream).sorted().toList();
        assertThat(all).doesNotHaveDuplicates().hasSize(200);
        assertThat(ids(archives().first(owner, ArchiveQuery.ALL, 1000))).isEqualTo(all);
        for (int i = 0; i < 8; i++) {
            Jid own = Jid.of("runner" + i, owner.domain(), "");
            assertThat(ids(archives().first(own, ArchiveQuery.ALL, 1000))).isEqualTo(stored.get(i));
        }
    }

    /** Who asks for what is behind the last id that it knows must not miss a message that was committed later. */
    @Test
    @Timeout(60) // it would wait for ever for what has appeared behind
    default void nothingAppearsBehindWhatWasRead() throws Exception {
        Jid owner = Fresh.account();
        List<List<ArchiveId>> seen = Race.of(5, runner -> {
            List<ArchiveId> mine = new ArrayList<>();
            while (runner == 0 && mine.size() < 100) {
                ArchiveQuery query = mine.isEmpty() ? ArchiveQuery.ALL : after(mine.getLast());
                mine.addAll(ids(archives().first(owner, query, 10)));
            }
            for (int i = 0; runner > 0 && i < 25; i++) {
                add(owner, JULIET, "m");
            }
            return mine;
        });
        assertThat(seen.getFirst()).isEqualTo(ids(archives().first(owner, ArchiveQuery.ALL, 1000)));
    }

    @Test
    default void anAccountThatIsRemovedLeavesNothing() {
        Jid owner = Fresh.account();
        Jid peer = Fresh.account();
        users().create(new User(owner, Status.ACTIVE, Instant.now()));
        archives()
                .add(new NewMessage("<message/>", "", List.of(
                        new NewMessage.Listing(owner, peer, false), new NewMessage.Listing(peer, owner, true))));
        add(owner, JULIET, "alone");
        users().remove(owner);
        assertThat(archives().extent(owner)).isEmpty();
        assertThat(archives().first(peer, ArchiveQuery.ALL, 10).messages()).hasSize(1);
        users().create(new User(owner, Status.ACTIVE, Instant.now()));
        assertThat(archives().extent(owner)).isEmpty();
        List<ArchiveId> anew = add(owner, 2);
        while (archives().sweep(1) > 0) {
            // until nothing is left
        }
        assertThat(ids(archives().first(owner, ArchiveQuery.ALL, 10))).isEqualTo(anew);
        assertThat(archives().first(peer, ArchiveQuery.ALL, 10).messages()).hasSize(1);
    }

    @Test
    default void theOwnersOfADomainAreListedInPages() {
        String domain = Fresh.domain();
        Stream.of("c", "a", "b").forEach(local -> add(Jid.of(local, domain, ""), 1));
        assertThat(archives().owners(domain, "", 2)).extracting(Jid::local).containsExactly("a", "b");
        assertThat(archives().owners(domain, "b", 2)).extracting(Jid::local).containsExactly("c");
    }

    @Test
    default void whatWasSaidInRoomsIsLeftOutWhereItIsNotWanted() {
        Jid owner = Fresh.account();
        List.of(
                        "<message id='1' type='groupchat' to='a@b'><body>in a room</body></message>",
                        "<message id='2' type='chat'><body>of type='groupchat'</body></message>",
                        "<message id=' type=&apos;groupchat&apos;'><body>a lie</body></message>")
                .forEach(xml -> archives()
                        .add(new NewMessage(xml, "b", List.of(new NewMessage.Listing(owner, JULIET, true)))));
        assertThat(archives().first(owner, ArchiveQuery.ALL.withoutRooms(), 10).messages())
                .extracting(ArchivedMessage::xml)
                .satisfiesExactly(xml -> assertThat(xml).contains("id='2'"), xml -> assertThat(xml).contains("a lie"));
        assertThat(archives().count(owner, ArchiveQuery.ALL.withoutRooms(), 10)).isEqualTo(2);
        assertThat(archives().count(owner, ArchiveQuery.ALL, 10)).isEqualTo(3);
    }

    @Test
    default void aMessageIsReplacedInItsPlace() {
        Jid owner = Fresh.account();
        List<ArchiveId> ids = add(owner, 3);
        assertThat(archives().replace(owner, ids.get(1), "<message/>", "")).isTrue();
        assertThat(ids(archives().first(owner, ArchiveQuery.ALL, 10))).isEqualTo(ids);
        assertThat(archives().first(owner, ArchiveQuery.ALL.of(List.of(ids.get(1))), 1).messages())
                .extracting(ArchivedMessage::xml)
                .containsExactly("<message/>");
        assertThat(ids(archives().first(owner, new ArchiveQuery(Optional.empty(), Range.ALL, List.of(), "m1"), 10)))
                .isEmpty();
    }

    @Test
    default void aMessageOfTwoArchivesIsNotReplaced() {
        Jid owner = Fresh.account();
        Jid other = Fresh.account();
        ArchiveId id = archives()
                .add(new NewMessage("<message>a</message>", "a", List.of(
                        new NewMessage.Listing(owner, JULIET, true), new NewMessage.Listing(other, JULIET, true))));
        assertThat(archives().replace(owner, id, "<message/>", "")).isFalse();
        assertThat(archives().replace(Fresh.account(), id, "<message/>", "")).isFalse();
    }
}
