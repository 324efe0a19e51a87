package im.parley.server.route;

import im.parley.server.session.Strand;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Lane;
import im.parley.wire.stanza.Stanza;
import java.util.List;
import java.util.function.Supplier;

/** A lane on a strand, whose tasks' effects the router performs. */
final class WorkLane implements Lane {
    private final Strand strand;
    private final Router router;

    WorkLane(Strand strand, Router router) {
        this.strand = strand;
        this.router = router;
    }

    @Override
    public void run(Supplier<List<Effect>> work) {
        strand.runOrWait(() -> router.perform(work.get()));
    }

    @Override
    public void run(Stanza cause, Supplier<List<Effect>> work) {
        strand.runOrWait(() -> {
            try {
                router.perform(work.get());
            } catch (RuntimeException thrown) {
                router.bounce(cause, Trouble.error(thrown, "to do what a stanza asks for"));
            }
        });
    }

    @Override
    public int waiting() {
        return strand.waiting();
    }
}
