package im.parley.server.spi;

import im.parley.wire.stanza.Stanza;
import java.util.List;
import java.util.function.Supplier;

/**
 * A serial queue: what is given to it runs in order, one task at a time, and what a task wants done is done before the
 * next one runs. A task may wait for a store.
 */
public interface Lane {
    /**
     * Runs work after all that was given before: on this thread when nothing else is to be done, so that who makes much
     * work does it, else on another thread. Work that is given by work waits for the end of that.
     */
    void run(Supplier<List<Effect>> work);

    /** Runs work after all that was given before, on another thread: for those who must not wait. */
    void later(Supplier<List<Effect>> work);

    /** The same as {@link #run(Supplier)} for the work that a stanza asks for; if it throws, the stanza is answered with the error. */
    void run(Stanza cause, Supplier<List<Effect>> work);

    /**
     * Runs work of another kind that may take long, a search for example, beside this lane: one after the other, always on
     * another thread. If it throws, the stanza is answered with the error.
     */
    void aside(Stanza cause, Supplier<List<Effect>> work);

    /** How many tasks wait behind the one that runs, here and aside. */
    int waiting();
}
