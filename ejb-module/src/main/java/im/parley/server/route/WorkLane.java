package im.parley.server.route;

import im.parley.server.session.Strand;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Lane;
import im.parley.wire.stanza.Stanza;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A lane on a strand, whose tasks' effects the router performs. */
final class WorkLane implements Lane {
    private final Strand strand;
    private final Router router;
    private final Supplier<Strand> strands;
    private volatile @Nullable Strand beside;

    WorkLane(Supplier<Strand> strands, Router router) {
        this.strands = strands;
        this.strand = strands.get();
        this.router = router;
    }

    @Override
    public void run(Supplier<List<Effect>> work) {
        strand.runOrWait(() -> router.perform(work.get()));
    }

    @Override
    public void later(Supplier<List<Effect>> work) {
        strand.execute(() -> router.perform(work.get()));
    }

    @Override
    public void run(Stanza cause, Supplier<List<Effect>> work) {
        strand.runOrWait(() -> answer(cause, work));
    }

    private void answer(Stanza cause, Supplier<List<Effect>> work) {
        try {
            router.perform(work.get());
        } catch (RuntimeException thrown) {
            router.bounce(cause, Trouble.error(thrown, "to do what a stanza asks for"));
        }
    }

    @Override
    public void aside(Stanza cause, Supplier<List<Effect>> work) {
        beside().execute(() -> answer(cause, work));
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
