package im.parley.store.roster;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RosterCacheTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.example");

    @Test
    void whatWasReadIsNotReadAgain() {
        var cache = new RosterCache(100);
        AtomicInteger reads = new AtomicInteger();
        cache.load(ROMEO, () -> roster(reads.incrementAndGet(), 1));
        assertThat(cache.load(ROMEO, () -> roster(reads.incrementAndGet(), 1)).version()).isEqualTo(1);
        assertThat(reads).hasValue(1);
    }

    @Test
    void aChangeMakesTheNextReaderRead() {
        var cache = new RosterCache(100);
        cache.load(ROMEO, () -> roster(1, 1));
        cache.changed(ROMEO);
        assertThat(cache.load(ROMEO, () -> roster(2, 1)).version()).isEqualTo(2);
    }

    @Test
    void whatWasReadBeforeAChangeDoesNotEnterAfterIt() {
        var cache = new RosterCache(100);
        cache.load(ROMEO, () -> {
            Roster old = roster(1, 1);
            cache.changed(ROMEO);
            return old;
        });
        assertThat(cache.load(ROMEO, () -> roster(2, 1)).version()).isEqualTo(2);
    }

    @Test
    void theContactsOfAllRostersAreBounded() {
        var cache = new RosterCache(100);
        AtomicInteger reads = new AtomicInteger();
        for (int round = 0; round < 2; round++) {
            IntStream.range(0, 50)
                    .forEach(i -> cache.load(Jid.of("user" + i + "@montague.example"), () -> {
                        reads.incrementAndGet();
                        return roster(1, 9);
                    }));
        }
        // Ten rosters of nine contacts fit in.
        assertThat(reads.get()).isGreaterThanOrEqualTo(90);
    }

    private static Roster roster(long version, int contacts) {
        Map<Jid, RosterItem> items = new HashMap<>();
        IntStream.range(0, contacts)
                .mapToObj(i -> Jid.of("c" + i + "@capulet.example"))
                .forEach(contact -> items.put(contact, RosterItem.of(contact)));
        return new Roster(version, items);
    }
}
