package im.parley.transport.ra;

import im.parley.wire.port.StreamAcceptor;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Queue;
import java.util.Timer;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAResource;
import org.jspecify.annotations.Nullable;

/** As much of a container as a resource adapter sees: it runs work, and makes endpoints, not always at the first try. */
final class Container implements BootstrapContext, WorkManager {
    /** How many works were asked for. */
    final AtomicInteger works = new AtomicInteger();

    private final Queue<Thread> running = new ConcurrentLinkedQueue<>();

    @Override
    public WorkManager getWorkManager() {
        return this;
    }

    @Override
    public void scheduleWork(Work work) {
        works.incrementAndGet();
        running.add(Thread.ofVirtual().start(work));
    }

    /** Waits until all work is done. */
    void awaitWorks() throws InterruptedException {
        for (Thread each : running) {
            each.join();
        }
    }

    /** A bean behind endpoints that complain when two threads call one of them, and of calls after their release. */
    static final class Beans implements MessageEndpointFactory {
        /** Endpoints that were made and not given back. */
        final AtomicInteger inUse = new AtomicInteger();
        /** What went wrong in the use of an endpoint. */
        final AtomicInteger misuse = new AtomicInteger();
        /** How often an endpoint is refused before one is made. */
        final AtomicInteger notYet = new AtomicInteger();

        private final StreamAcceptor bean;

        Beans(StreamAcceptor bean) {
            this.bean = bean;
        }

        @Override
        public MessageEndpoint createEndpoint(@Nullable XAResource resource) throws UnavailableException {
            if (notYet.getAndDecrement() > 0) {
                throw new UnavailableException("deploying");
            }
            inUse.incrementAndGet();
            AtomicBoolean busy = new AtomicBoolean();
            AtomicBoolean released = new AtomicBoolean();
            return (MessageEndpoint) Proxy.newProxyInstance(
                    Beans.class.getClassLoader(),
                    new Class<?>[] {MessageEndpoint.class, StreamAcceptor.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("release")) {
                            released.set(true);
                            inUse.decrementAndGet();
                            return null;
                        }
                        if (released.get() || !busy.compareAndSet(false, true)) {
                            misuse.incrementAndGet();
                        }
                        try {
                            return method.invoke(bean, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        } finally {
                            busy.set(false);
                        }
                    });
        }

        @Override
        public MessageEndpoint createEndpoint(@Nullable XAResource resource, long timeout) throws UnavailableException {
            return createEndpoint(resource);
        }

        @Override
        public boolean isDeliveryTransacted(Method method) {
            return false;
        }

        @Override
        public String getActivationName() {
            return "ClientEndpoint";
        }

        @Override
        public Class<?> getEndpointClass() {
            return bean.getClass();
        }
    }

    @Override
    public XATerminator getXATerminator() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Timer createTimer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isContextSupported(Class<? extends WorkContext> type) {
        return false;
    }

    @Override
    public TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void doWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void doWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long startWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long startWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void scheduleWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }
}
