package im.parley.store.offline;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.Fresh;
import im.parley.store.Race;
import im.parley.wire.addr.Jid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of offline messages does. */
interface OfflineStoreContract {
    /** In the hour that the clocks of Europe skip. */
    Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    OfflineStore offline();

    @Test
    default void messagesComeInTheOrderTheyWereStored() {
        Jid account = Fresh.account();
        List<String> texts = IntStream.range(0, 30).mapToObj(i -> "<message>" + i + "</message>").toList();
        texts.forEach(text -> offline().store(account, OfflineMessage.of(NOW, text), 100));
        assertThat(offline().load(account, 100)).extracting(OfflineMessage::xml).isEqualTo(texts);
        assertThat(offline().load(account, 3)).extracting(OfflineMessage::xml).isEqualTo(texts.subList(0, 3));
        assertThat(offline().count(account)).isEqualTo(30);
    }

    @Test
    default void aMessageIsFoundAsItWasStored() {
        Jid account = Fresh.account();
        String xml = "<message from='juliet@capulet.example'>\u2665 \ud83c\udf39 &lt; \n\t'\"\\</message>";
        OfflineMessage message = OfflineMessage.of(NOW, xml).expiring(NOW.plusMillis(1));
        assertThat(offline().store(account, message, 1)).isEqualTo(StoreOutcome.STORED);
        OfflineMessage found = offline().load(account, 1).getFirst();
        assertThat(found).isEqualTo(message.at(found.id()));
        assertThat(found.id()).isPositive();
    }

    @Test
    default void aLargeMessageIsKept() {
        Jid account = Fresh.account();
        String xml = "<message>" + "\u00e4".repeat(500_000) + "</message>";
        offline().store(account, OfflineMessage.of(NOW, xml), 1);
        assertThat(offline().load(account, 1).getFirst().xml()).isEqualTo(xml);
    }

    @Test
    default void messagesAreFoundBehindAnother() {
        Jid account = Fresh.account();
        for (int i = 0; i < 4; i++) {
            offline().store(account, message(i), 10);
        }
        List<OfflineMessage> all = offline().load(account, 10);
        assertThat(offline().load(account, all.get(1).id(), 1)).containsExactly(all.get(2));
        assertThat(offline().load(account, all.get(0).id() - 1, 10)).isEqualTo(all);
        assertThat(offline().load(account, all.get(3).id(), 10)).isEmpty();
    }

    @Test
    default void someMessagesAreRemovedAndMakeRoom() {
        Jid account = Fresh.account();
        for (int i = 0; i < 4; i++) {
            offline().store(account, message(i), 4);
        }
        List<OfflineMessage> all = offline().load(account, 10);
        List<Long> some = List.of(all.get(0).id(), all.get(2).id(), all.get(3).id() + 1000);
        assertThat(offline().remove(account, some)).isEqualTo(2);
        assertThat(offline().remove(account, some)).isZero();
        assertThat(offline().remove(account, List.of())).isZero();
        assertThat(offline().load(account, 10)).containsExactly(all.get(1), all.get(3));
        assertThat(offline().count(account)).isEqualTo(2);
        assertThat(offline().store(account, message(5), 3)).isEqualTo(StoreOutcome.STORED);
        assertThat(offline().store(account, message(6), 3)).isEqualTo(StoreOutcome.FULL);
    }

    @Test
    default void theLimitHolds() {
        Jid account = Fresh.account();
        for (int i = 0; i < 3; i++) {
            assertThat(offline().store(account, message(i), 3)).isEqualTo(StoreOutcome.STORED);
        }
        assertThat(offline().store(account, message(3), 3)).isEqualTo(StoreOutcome.FULL);
        assertThat(offline().load(account, 10)).hasSize(3);
        assertThat(offline().store(account, message(3), 4)).isEqualTo(StoreOutcome.STORED);
        assertThat(offline().store(Fresh.account(), message(0), 0)).isEqualTo(StoreOutcome.FULL);
    }

    @Test
    default void theLimitHoldsExactlyWhenManyStoreAtOnce() throws Exception {
        Jid account = Fresh.account();
        List<List<StoreOutcome>> outcomes = Race.of(8, runner -> {
            List<StoreOutcome> mine = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                mine.add(offline().store(account, message(i), 50));
            }
            return mine;
        });
        assertThat(outcomes.stream().flatMap(List::stream).filter(StoreOutcome.STORED::equals))
                .hasSize(50);
        assertThat(offline().load(account, 100)).hasSize(50).isSortedAccordingTo(
                (one, two) -> Long.compare(one.id(), two.id()));
        assertThat(offline().count(account)).isEqualTo(50);
    }

    @Test
    default void deliveredMessagesGoAndLaterOnesStay() {
        Jid account = Fresh.account();
        IntStream.range(0, 5).forEach(i -> offline().store(account, message(i), 5));
        List<OfflineMessage> loaded = offline().load(account, 3);
        offline().remove(account, loaded.getLast().id());
        assertThat(offline().load(account, 10)).extracting(OfflineMessage::xml).containsExactly("<m3/>", "<m4/>");
        assertThat(offline().count(account)).isEqualTo(2);
        assertThat(offline().store(account, message(5), 3)).isEqualTo(StoreOutcome.STORED);
        assertThat(offline().store(account, message(6), 3)).isEqualTo(StoreOutcome.FULL);
        assertThat(offline().load(account, 10).getLast().id()).isGreaterThan(loaded.getLast().id());
        offline().remove(Fresh.account(), 1000);
    }

    @Test
    default void storingWhileDeliveringLosesNothing() throws Exception {
        Jid account = Fresh.account();
        List<Integer> taken = Race.of(5, runner -> {
            int count = 0;
            for (int i = 0; i < 20; i++) {
                if (runner > 0) {
                    offline().store(account, message(i), 1000);
                } else {
                    List<OfflineMessage> loaded = offline().load(account, 1000);
                    count += loaded.size();
                    offline().remove(account, loaded.isEmpty() ? 0 : loaded.getLast().id());
                }
            }
            return count;
        });
        assertThat(taken.getFirst() + offline().load(account, 1000).size()).isEqualTo(80);
        assertThat(offline().count(account)).isEqualTo(offline().load(account, 1000).size());
    }

    @Test
    default void expiredMessagesGoTheLongestExpiredFirst() {
        Instant longAgo = Instant.EPOCH.plus(Duration.ofDays(1));
        Jid one = Fresh.account();
        Jid two = Fresh.account();
        offline().store(one, message(0), 10);
        offline().store(one, message(1).expiring(longAgo.plusMillis(2)), 10);
        offline().store(two, message(2).expiring(longAgo.plusMillis(1)), 10);
        offline().store(two, message(3).expiring(longAgo.plusMillis(3)), 10);
        assertThat(offline().expire(longAgo, 10)).isZero();
        assertThat(offline().expire(longAgo.plusMillis(3), 2)).isEqualTo(2);
        assertThat(offline().load(one, 10)).extracting(OfflineMessage::xml).containsExactly("<m0/>");
        assertThat(offline().load(two, 10)).extracting(OfflineMessage::xml).containsExactly("<m3/>");
        assertThat(offline().count(one)).isEqualTo(1);
        assertThat(offline().expire(longAgo.plusMillis(3), 2)).isEqualTo(1);
        assertThat(offline().count(two)).isZero();
    }

    @Test
    default void accountsOfTheSameNameInTwoDomainsHaveTheirOwnMessages() {
        Jid account = Fresh.account();
        offline().store(account.withResource("orchard"), message(1), 1);
        Jid other = Jid.of(account.local(), Fresh.domain(), "");
        assertThat(offline().load(other, 1)).isEmpty();
        assertThat(offline().store(other, message(2), 1)).isEqualTo(StoreOutcome.STORED);
        offline().remove(other, Long.MAX_VALUE);
        assertThat(offline().load(account, 10)).hasSize(1);
    }

    private static OfflineMessage message(int number) {
        return OfflineMessage.of(NOW, "<m" + number + "/>");
    }
}
