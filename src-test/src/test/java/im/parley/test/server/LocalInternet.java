package im.parley.test.server;

import im.parley.wire.port.Call;
import im.parley.wire.port.Caller;
import im.parley.wire.port.Connection;
import im.parley.wire.port.Dialer;
import im.parley.wire.port.LookupOptions;
import im.parley.wire.port.Place;
import im.parley.wire.port.StreamHandler;
import im.parley.wire.port.Whereabouts;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Joins servers of one process: DNS and TCP between them without sockets. */
final class LocalInternet implements Dialer {
    private static final Executor THREADS = Thread::startVirtualThread;
    private static final int PORT = 5269;

    private final Map<String, Function<Connection, StreamHandler>> servers = new ConcurrentHashMap<>();
    private final Queue<LocalLink> links = new ConcurrentLinkedQueue<>();

    /** A domain is there from now on. */
    void serve(String domain, Function<Connection, StreamHandler> accept) {
        servers.put(domain, accept);
    }

    /** The server of a domain; one that serves a domain has its services below, too. */
    private @Nullable Function<Connection, StreamHandler> server(String domain) {
        Function<Connection, StreamHandler> exact = servers.get(domain);
        return exact == null ? servers.get(domain.substring(domain.indexOf('.') + 1)) : exact;
    }

    /** Cuts all connections. */
    void cut() {
        List<LocalLink> present = List.copyOf(links);
        links.removeAll(present);
        present.forEach(LocalLink::cut);
    }

    @Override
    public CompletableFuture<Whereabouts> locate(String domain, LookupOptions options) {
        return CompletableFuture.completedFuture(
                server(domain) != null
                        ? new Whereabouts.Known(
                                List.of(new Place(domain, List.of(InetAddress.getLoopbackAddress()), PORT, false, List.of())),
                                List.of())
                        : new Whereabouts.Nowhere("there is no " + domain));
    }

    @Override
    public void connect(Call call, Caller caller) {
        THREADS.execute(() -> {
            Function<Connection, StreamHandler> server = server(call.place().host());
            if (server == null) {
                caller.failed("nobody listens");
            } else {
                links.add(LocalLink.open(call.options(), caller::connected, server, THREADS));
            }
        });
    }
}
