package im.parley.store.jpa;

import im.parley.store.StoreConflict;
import im.parley.store.StoreException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells collisions of transactions from other failures, and repeats what collided. */
public final class Failures {
    private static final int ATTEMPTS = 10;

    /**
     * SQL states of collisions: a key that exists (23505; 23000 where the database is not that precise), serialization
     * failures and deadlocks (class 40), lock time-outs (HYT00, 55P03, HY000 of H2).
     */
    private static final Set<String> COLLISIONS = Set.of("23505", "23000", "HYT00", "55P03", "90131");

    /** Classes of SQL states that speak of what was to be written: cardinality, data, integrity, collisions, limits. */
    private static final Set<String> OF_THE_DATA = Set.of("21", "22", "23", "40", "54");

    private Failures() {}

    /** Whether something else could be written where this failed: it says nothing against the database. */
    public static boolean isOfTheData(RuntimeException failure) {
        return !(failure instanceof StoreException)
                || failure instanceof StoreConflict
                || states(failure).anyMatch(state -> state.length() > 1 && OF_THE_DATA.contains(state.substring(0, 2)));
    }

    /** Runs the attempt until it does not collide, at most ten times. */
    static <T> T repeat(Supplier<T> attempt) {
        for (int failed = 1; ; failed++) {
            try {
                return attempt.get();
            } catch (StoreConflict collision) {
                if (failed == ATTEMPTS) {
                    throw collision;
                }
            }
        }
    }

    /** The failure as the callers of stores know it; what does not come from the database stays as it is. */
    static RuntimeException translate(RuntimeException failure) {
        if (failure instanceof StoreException) {
            return failure;
        }
        Optional<String> state = states(failure).findFirst();
        if (isLockFailure(failure) || states(failure).anyMatch(Failures::isCollision)) {
            return new StoreConflict("Transactions collided" + in(state), failure);
        }
        return failure instanceof PersistenceException || state.isPresent()
                ? new StoreException("The database failed" + in(state), failure)
                : failure;
    }

    private static String in(Optional<String> state) {
        return state.map(code -> " (SQL state " + code + ')').orElse("");
    }

    private static boolean isCollision(String state) {
        return state.startsWith("40") || COLLISIONS.contains(state);
    }

    private static boolean isLockFailure(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof PessimisticLockException
                        || cause instanceof LockTimeoutException
                        || cause instanceof OptimisticLockException);
    }

    private static Stream<String> states(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .flatMap(cause -> Stream.ofNullable(((SQLException) cause).getSQLState()));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
