package im.parley.server.stats;

import java.util.function.Supplier;

/** A census that is not taken anew for each of the figures that come from it. */
final class Recent implements Supplier<Census> {
    private static final long GOOD_FOR_NANOS = 500_000_000;

    private final Supplier<Census> source;
    private Census last = Census.EMPTY;
    private long taken;
    private boolean known;

    Recent(Supplier<Census> source) {
        this.source = source;
    }

    @Override
    public synchronized Census get() {
        long now = System.nanoTime();
        if (!known || now - taken > GOOD_FOR_NANOS) {
            last = source.get();
            taken = now;
            known = true;
        }
        return last;
    }
}
