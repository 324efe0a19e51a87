package im.parley.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same work on several virtual threads that all start at once. */
public final class Race {
    private Race() {}

    /** The results of all runners, by number; throws what one of them threw. */
    public static <T> List<T> of(int runners, IntFunction<T> work) throws Exception {
        var start = new CyclicBarrier(runners);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < runners; i++) {
                int runner = i;
                Callable<T> call = () -> {
                    start.await();
                    return work.apply(runner);
                };
                futures.add(executor.submit(call));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
