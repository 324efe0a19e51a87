package im.parley.test.server;

import im.parley.server.admin.system.Machine;
import java.time.Duration;

/** A machine whose server stops for good, whatever was wanted. What is far away does not come. */
final class TestMachine implements Machine {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Runnable end;

    TestMachine(Runnable end) {
        this.end = end;
    }

    @Override
    public void startAnew() {
        end.run();
    }

    @Override
    public void stop() {
        end.run();
    }

    @Override
    public Runnable after(Duration delay, Runnable work) {
        if (delay.compareTo(SOON) <= 0) {
            Thread.startVirtualThread(work);
        }
        return () -> {};
    }
}
