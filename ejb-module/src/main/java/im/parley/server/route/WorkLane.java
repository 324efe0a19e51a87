package im.parley.server.route;

import im.parley.server.session.Strand;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Lane;
import im.parley.wire.stanza.Stanza;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A lane on a strand, whose tasks' effects the router performs. While more tasks wait, what is merely to be sent is
 * gathered, and sent together: who hears of twenty newcomers hears it at once.
 */
final class WorkLane implements Lane {
    /** So many stanzas are gathered at most. */
    private static final int MOST = 20_000;
    /** And nothing waits longer than this for others that are never done. */
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(10);

    private final Strand strand;
    private final Router router;
    private final Dispatch dispatch;
    private final Supplier<Strand> strands;
    /** What is to be sent yet; touched on the strand alone. */
    private List<Effect> gathered = new ArrayList<>(1);

    private int copies;
    private long since;
    private volatile @Nullable Strand beside;

    WorkLane(Supplier<Strand> strands, Router router) {
        this.strands = strands;
        this.strand = strands.get();
        this.router = router;
        this.dispatch = router.dispatch();
    }

    @Override
    public void run(Supplier<List<Effect>> work) {
        strand.runOrWait(() -> turn(work));
    }

    @Override
    public void later(Supplier<List<Effect>> work) {
        strand.execute(() -> turn(work));
    }

    @Override
    public void run(Stanza cause, Supplier<List<Effect>> work) {
        strand.runOrWait(() -> turn(() -> answered(cause, work, this::send)));
    }

    private List<Effect> answered(Stanza cause, Supplier<List<Effect>> work, Runnable beforeAnError) {
        try {
            return work.get();
        } catch (RuntimeException thrown) {
            beforeAnError.run();
            router.bounce(cause, Trouble.error(thrown, "to do what a stanza asks for"));
            return List.of();
        }
    }

    private void turn(Supplier<List<Effect>> work) {
        try {
            take(work.get());
        } finally {
            if (strand.waiting() <= 0 || copies >= MOST || System.nanoTime() - since > LONGEST) {
                send();
            }
        }
    }

    /** Anything but sending has to wait for what is to be sent before it. */
    private void take(List<Effect> effects) {
        if (effects.stream().allMatch(Dispatch::isSending)) {
            since = gathered.isEmpty() ? System.nanoTime() : since;
            gathered.addAll(effects);
            effects.forEach(effect -> copies += Dispatch.copies(effect));
        } else {
            send();
            router.perform(effects);
        }
    }

    private void send() {
        List<Effect> all = gathered;
        if (all.isEmpty()) {
            return;
        }
        gathered = new ArrayList<>(1);
        copies = 0;
        if (all.size() == 1) {
            router.perform(all);
        } else {
            dispatch.together(all);
        }
    }

    @Override
    public void aside(Stanza cause, Supplier<List<Effect>> work) {
        beside().execute(() -> router.perform(answered(cause, work, () -> {})));
    }

    private synchronized Strand beside() {
        Strand known = beside;
        if (known == null) {
            known = strands.get();
            beside = known;
        }
        return known;
    }

    @Override
    public int waiting() {
        Strand other = beside;
        return strand.waiting() + (other == null ? 0 : other.waiting());
    }
}
