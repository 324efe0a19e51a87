package im.parley.transport.dial;

import im.parley.transport.listen.EventLoops;
import im.parley.transport.pipeline.ClientTls;
import im.parley.transport.pipeline.Port;
import im.parley.transport.pipeline.XmppPipeline;
import im.parley.wire.port.Call;
import im.parley.wire.port.Caller;
import im.parley.wire.port.Dialer;
import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.LookupOptions;
import im.parley.wire.port.Whereabouts;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.NioClient;

/** Connections to other servers over TCP. */
public final class TcpDialer implements Dialer, AutoCloseable {
    private static final long FAREWELL_SECONDS = 7;

    private final EventLoops loops;
    private final ClientTls tls = new ClientTls();
    /** One per kind of connection; there are as many as the server has kinds of options. */
    private final Map<ListenerOptions, Port> ports = new ConcurrentHashMap<>();

    /** A dialer that works on these event loops. */
    public TcpDialer(EventLoops loops) {
        this.loops = loops;
    }

    @Override
    public CompletableFuture<Whereabouts> locate(String domain, LookupOptions options) {
        return new ServerSearch(domain, options)
                .run()
                .orTimeout(options.patience().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(thrown -> ServerSearch.failed(domain, thrown));
    }

    @Override
    public void connect(Call call, Caller caller) {
        OneCall one = new OneCall(caller);
        Port port = ports.computeIfAbsent(call.options(), options -> new Port(options, one));
        HappyEyeballs.Outcome outcome = new HappyEyeballs.Outcome(
                channel -> {
                    channel.closeFuture().addListener(closed -> one.ended());
                    XmppPipeline.call(channel, port, tls, call, one);
                },
                caller::failed);
        new HappyEyeballs(loops, call.place().addresses(), call.place().port(), call.patience(), outcome).start();
    }

    /** Ends all connections gracefully; waits a bounded time. */
    @Override
    public void close() {
        CompletableFuture.allOf(ports.values().stream().map(Port::shutDown).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, FAREWELL_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Ends what DNS look-ups have started; none may come after it in this class loader. Waits a bounded time. */
    public static void endLookups() {
        CompletableFuture.runAsync(NioClient::close)
                .completeOnTimeout(null, FAREWELL_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
