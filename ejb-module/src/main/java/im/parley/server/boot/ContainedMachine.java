package im.parley.server.boot;

import im.parley.server.admin.system.Machine;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The container that this server runs in. */
@Singleton
class ContainedMachine implements Machine {
    private static final System.Logger LOG = System.getLogger("im.parley");

    private final ScheduledThreadPoolExecutor timer = timer();

    /** Has a thread only while something waits. */
    private static ScheduledThreadPoolExecutor timer() {
        ThreadFactory daemons = Thread.ofPlatform().name("parley-standstill").daemon().factory();
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons);
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    @Override
    public void startAnew() {
        LOG.log(System.Logger.Level.INFO, "Parley starts anew, as an administrator wants ...");
        Container.restart();
    }

    @Override
    public void stop() {
        LOG.log(System.Logger.Level.INFO, "Parley ends, as an administrator wants ...");
        Container.stop();
    }

    @Override
    public Runnable after(Duration delay, Runnable work) {
        ScheduledFuture<?> waiting = timer.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> waiting.cancel(false);
    }

    @PreDestroy
    void forget() {
        timer.shutdownNow();
    }
}
