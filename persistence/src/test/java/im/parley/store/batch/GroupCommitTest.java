package im.parley.store.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.store.Race;
import im.parley.store.StoreException;
import im.parley.store.jpa.Database;
import im.parley.store.jpa.Jdbc;
import im.parley.store.jpa.Transactions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
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
        Database database();

        @BeforeEach
        default void makeTable() {
            database().transactions().in(entities -> {
                entities.createNativeQuery("DROP TABLE IF EXISTS written").executeUpdate();
                return entities.createNativeQuery("CREATE TABLE written (number INTEGER PRIMARY KEY)")
                        .executeUpdate();
            });
        }

        private List<?> written() {
            return database().transactions().in(entities -> entities.createNativeQuery(
                            "SELECT number FROM written ORDER BY number")
                    .getResultList());
        }

        @Test
        default void whatManyWriteAtOnceIsCommittedAndAnswered() throws Exception {
            var rows = new Numbers();
            var writer = new GroupCommit(database().transactions());
            List<Integer> results = Race.of(50, runner -> {
                int sum = 0;
                for (int i = 0; i < 10; i++) {
                    sum += writer.write(rows, runner * 10 + i) - runner * 10;
                }
                return sum;
            });
            assertThat(results).containsOnly(45);
            assertThat(written()).hasSize(500);
            assertThat(writer.waiting()).isZero();
        }

        @Test
        default void whatComesDuringATransactionIsCommittedInOneMore() throws Exception {
            var rows = new Numbers();
            var writer = new GroupCommit(database().transactions());
            rows.slow.set(true);
            Race.of(50, runner -> {
                if (runner == 0) {
                    await(() -> rows.taken.get() + writer.waiting() == 49);
                    rows.released.countDown();
                    return 0;
                }
                return writer.write(rows, runner);
            });
            assertThat(written()).hasSize(49);
            assertThat(rows.calls).hasValue(2);
        }

        private static void await(BooleanSupplier condition) {
            while (!condition.getAsBoolean()) {
                Thread.onSpinWait();
            }
        }

        @Test
        default void twoKindsAreWrittenTogether() throws Exception {
            var rows = new Numbers();
            Rows<String, Integer> texts =
                    (entities, all) -> all.stream().map(String::length).toList();
            var writer = new GroupCommit(database().transactions());
            List<Integer> results = Race.of(20, runner ->
                    runner % 2 == 0 ? writer.write(rows, runner) : writer.write(texts, "x".repeat(runner)));
            assertThat(results).isEqualTo(IntStream.range(0, 20).boxed().toList());
        }

        @Test
        default void aBadRowFailsItsSubmitterAlone() throws Exception {
            var rows = new Numbers();
            var writer = new GroupCommit(database().transactions());
            writer.write(rows, 7);
            List<Boolean> results = Race.of(30, runner -> attempt(writer, rows, runner));
            assertThat(IntStream.range(0, 30).filter(i -> !results.get(i))).containsExactly(7);
            assertThat(written()).hasSize(30);
        }

        @Test
        default void aBugFailsItsSubmitterAlone() throws Exception {
            var rows = new Numbers();
            rows.bug = 13;
            var writer = new GroupCommit(database().transactions());
            List<Boolean> results = Race.of(30, runner -> attempt(writer, rows, runner));
            assertThat(IntStream.range(0, 30).filter(i -> !results.get(i))).containsExactly(13);
            assertThat(written()).hasSize(29);
        }

        @Test
        default void whenTheDatabaseIsDownAllAreToldAndItRecovers() throws Exception {
            var rows = new Numbers();
            rows.down.set(true);
            var writer = new GroupCommit(database().transactions());
            List<Boolean> results = Race.of(30, runner -> attempt(writer, rows, runner));
            assertThat(results).containsOnly(false);
            assertThat(rows.calls).as("nobody insists").hasValueLessThanOrEqualTo(30);
            assertThatThrownBy(() -> writer.write(rows, 1)).isInstanceOf(StoreException.class);
            rows.down.set(false);
            assertThat(Race.of(30, runner -> attempt(writer, rows, runner))).containsOnly(true);
            assertThat(written()).hasSize(30);
        }

        @Test
        default void whoFindsNoRoomWaitsForIt() throws Exception {
            var rows = new Numbers();
            var writer =
                    new GroupCommit(database().transactions(), 2, Duration.ofMillis(1), Duration.ofSeconds(20));
            assertThat(Race.of(20, runner -> attempt(writer, rows, runner))).containsOnly(true);
            assertThat(rows.largest).hasValueLessThanOrEqualTo(2);
        }

        @Test
        default void whoWaitsTooLongIsToldAndItIsNotWrittenLater() throws Exception {
            var rows = new Numbers();
            rows.slow.set(true);
            var writer =
                    new GroupCommit(database().transactions(), 10, Duration.ZERO, Duration.ofMillis(50));
            List<Boolean> results = Race.of(5, runner -> {
                boolean stored = attempt(writer, rows, runner);
                rows.released.countDown();
                return stored;
            });
            int stored = (int) results.stream().filter(Boolean::booleanValue).count();
            assertThat(stored).isBetween(1, 4);
            assertThat(written()).hasSize(stored);
        }

        @Test
        default void inATransactionItIsAPartOfThat() {
            var rows = new Numbers();
            Transactions transactions = database().transactions();
            var writer = new GroupCommit(transactions);
            assertThatThrownBy(() -> transactions.run(() -> {
                        writer.write(rows, 1);
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
            assertThat(written()).isEmpty();
        }

        @Test
        default void anInterruptedSubmitterGetsItsAnswer() {
            var rows = new Numbers();
            var writer = new GroupCommit(database().transactions());
            Thread.currentThread().interrupt();
            assertThat(writer.write(rows, 1)).isEqualTo(1);
            assertThat(Thread.interrupted()).isTrue();
        }

        private static boolean attempt(GroupCommit writer, Numbers rows, int number) {
            try {
                return writer.write(rows, number) == number;
            } catch (StoreException | IllegalStateException failed) {
                return false;
            }
        }
    }

    /** Rows that are numbers, and what may go wrong with them. */
    private static final class Numbers implements Rows<Integer, Integer> {
        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger largest = new AtomicInteger();
        private final AtomicBoolean down = new AtomicBoolean();
        private final AtomicBoolean slow = new AtomicBoolean();
        private final CountDownLatch released = new CountDownLatch(1);
        private int bug = -1;

        @Override
        public List<Integer> write(EntityManager entities, List<Integer> all) {
            calls.incrementAndGet();
            taken.addAndGet(all.size());
            largest.accumulateAndGet(all.size(), Math::max);
            return Jdbc.call(entities, connection -> insert(connection, all));
        }

        private List<Integer> insert(Connection connection, List<Integer> all) throws SQLException {
            if (all.contains(bug)) {
                throw new IllegalStateException("a bug");
            }
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO written VALUES (?)")) {
                for (int number : all) {
                    statement.setInt(1, number);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            if (down.get()) {
                throw new PersistenceException(new SQLException("the connection is broken", "08006"));
            }
            if (slow.getAndSet(false)) {
                hold();
            }
            return all;
        }

        /** Until somebody else has lost patience. */
        private void hold() {
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
