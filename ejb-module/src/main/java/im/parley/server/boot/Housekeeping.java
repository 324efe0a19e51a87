package im.parley.server.boot;

import im.parley.server.spi.Hook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The chores of the features, each run when its time has come. */
final class Housekeeping {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());

    private final List<Duty> duties = new ArrayList<>();
    private final AtomicBoolean running = new AtomicBoolean();

    private static final class Duty {
        private final Hook.Regularly hook;
        private Duration due;

        Duty(Hook.Regularly hook) {
            this.hook = hook;
            this.due = hook.delay();
        }
    }

    Housekeeping(List<Hook.Regularly> hooks) {
        hooks.forEach(hook -> duties.add(new Duty(hook)));
    }

    /**
     * Runs what is due; nothing when the former call is still at it.
     *
     * @param uptime how long the server has been up
     */
    void run(Duration uptime) {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            duties.stream().filter(duty -> duty.due.compareTo(uptime) <= 0).forEach(duty -> {
                duty.due = uptime.plus(duty.hook.period());
                run(duty.hook.chore());
            });
        } finally {
            running.set(false);
        }
    }

    /** One that fails is run again when its time comes again. */
    private static void run(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException failed) {
            LOG.log(System.Logger.Level.ERROR, "A chore failed", failed);
        }
    }
}
