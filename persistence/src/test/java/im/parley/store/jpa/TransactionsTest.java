package im.parley.store.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.store.Fresh;
import im.parley.store.StoreConflict;
import im.parley.store.StoreException;
import im.parley.store.offline.OfflineMessage;
import im.parley.store.offline.StoreOutcome;
import im.parley.store.roster.RosterItem;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TransactionsTest {
    @Nested
    class OnH2 implements Contract {
        @Override
        public Database database() {
            return Database.h2();
        }
    }

    @Nested
    class OnPostgreSql implements Contract {
        @Override
        public Database database() {
            return Database.postgres();
        }
    }

    interface Contract {
        Jid JULIET = Jid.of("juliet@capulet.example");

        Database database();

        private DatabaseStores stores() {
            return DatabaseStores.on(database());
        }

        @Test
        default void callsOfOneUnitFailTogether() {
            DatabaseStores stores = stores();
            Jid account = Fresh.account();
            assertThatThrownBy(() -> stores.units().run(() -> {
                        stores.rosters().put(account, RosterItem.of(JULIET));
                        stores.offline().store(account, OfflineMessage.of(Instant.EPOCH, "<message/>"), 10);
                        throw new IllegalStateException("on purpose");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(stores.rosters().load(account).items()).isEmpty();
            assertThat(stores.offline().count(account)).isZero();
        }

        @Test
        default void aFailureThatTheUnitSwallowsStillUndoesAll() {
            DatabaseStores stores = stores();
            Jid account = Fresh.account();
            assertThatThrownBy(() -> stores.units().run(() -> {
                        stores.rosters().put(account, RosterItem.of(JULIET));
                        try {
                            stores.rosters().update(account, JULIET, item -> Optional.of(RosterItem.of(account)));
                        } catch (IllegalArgumentException e) {
                            assertThat(e).hasMessageContaining("another contact");
                        }
                    }))
                    .isInstanceOf(StoreException.class);
            assertThat(stores.rosters().load(account).items()).isEmpty();
        }

        @Test
        default void aUnitSeesItsOwnChangesAndOthersDoNot() throws Exception {
            DatabaseStores stores = stores();
            Jid account = Fresh.account();
            stores.rosters().load(account);
            List<Integer> seen = new ArrayList<>();
            stores.units().run(() -> {
                stores.rosters().put(account, RosterItem.of(JULIET));
                seen.add(stores.rosters().load(account).items().size());
                seen.add(inAnotherThread(() -> seen.add(stores.rosters().load(account).items().size())));
            });
            assertThat(seen).startsWith(1, 0);
            assertThat(stores.rosters().load(account).items()).hasSize(1);
        }

        @Test
        default void whatARolledBackUnitReadStaysOutOfTheCache() {
            DatabaseStores stores = stores();
            Jid account = Fresh.account();
            assertThatThrownBy(() -> stores.units().run(() -> {
                        stores.rosters().put(account, RosterItem.of(JULIET));
                        assertThat(stores.rosters().load(account).items()).hasSize(1);
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
            assertThat(stores.rosters().load(account).items()).isEmpty();
        }

        @Test
        default void aCollisionIsRepeatedAsAWhole() {
            DatabaseStores stores = stores();
            Jid account = Fresh.account();
            AtomicInteger runs = new AtomicInteger();
            StoreOutcome outcome = stores.units().call(() -> {
                stores.rosters().put(account, RosterItem.of(JULIET));
                if (runs.incrementAndGet() < 3) {
                    throw new StoreConflict("on purpose", new IllegalStateException());
                }
                return stores.offline().store(account, OfflineMessage.of(Instant.EPOCH, "<message/>"), 10);
            });
            assertThat(outcome).isEqualTo(StoreOutcome.STORED);
            assertThat(runs).hasValue(3);
            assertThat(stores.offline().count(account)).isEqualTo(1);
        }

        @Test
        default void aCollisionThatNeverEndsIsToldInTheEnd() {
            AtomicInteger runs = new AtomicInteger();
            assertThatThrownBy(() -> stores().units().run(() -> {
                        runs.incrementAndGet();
                        throw new StoreConflict("on purpose", new IllegalStateException());
                    }))
                    .isInstanceOf(StoreConflict.class);
            assertThat(runs.get()).isBetween(2, 100);
        }

        @Test
        default void aBrokenStatementIsAStoreException() {
            Transactions transactions = database().transactions();
            assertThatThrownBy(() -> transactions.in(entities ->
                            entities.createNativeQuery("SELECT nothing FROM nowhere").getResultList()))
                    .isInstanceOf(StoreException.class)
                    .isNotInstanceOf(StoreConflict.class);
            assertThat(transactions.active()).isFalse();
        }

        private static int inAnotherThread(Runnable work) {
            try {
                Thread.ofVirtual().start(work).join();
                return 0;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
