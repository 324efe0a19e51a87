package im.parley.transport.pipeline;

import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.StreamAcceptor;
import im.parley.wire.rate.AddressTable;
import io.netty.channel.EventLoop;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the connections of one port share. */
public final class Port {
    private final ListenerOptions options;
    private final StreamAcceptor acceptor;
    private final TlsRole tls;
    private final AddressTable addresses;
    private final ConcurrentHashMap<EventLoop, Watch> watches;
    /** Connections that have not authenticated, on all loops. */
    private final AtomicInteger pending = new AtomicInteger();

    /** A port with these options, whose connections {@code acceptor} takes. */
    public Port(ListenerOptions options, StreamAcceptor acceptor) {
        this(options, acceptor, new TlsContexts(options), new AddressTable(options.rates()), new ConcurrentHashMap<>());
    }

    private Port(
            ListenerOptions options,
            StreamAcceptor acceptor,
            TlsRole tls,
            AddressTable addresses,
            ConcurrentHashMap<EventLoop, Watch> watches) {
        this.options = options;
        this.acceptor = acceptor;
        this.tls = tls;
        this.addresses = addresses;
        this.watches = watches;
    }

    /** The same for one connection that this side opens: somebody else takes it, and it is the client in TLS. */
    Port calling(StreamAcceptor caller, TlsRole client) {
        return new Port(options, caller, client, addresses, watches);
    }

    ListenerOptions options() {
        return options;
    }

    StreamAcceptor acceptor() {
        return acceptor;
    }

    TlsRole tls() {
        return tls;
    }

    AddressTable addresses() {
        return addresses;
    }

    Watch watch(EventLoop loop) {
        return watches.computeIfAbsent(
                loop, key -> new Watch(key, options.timeouts(), new Watch.Crowd(pending, options.rates().pending())));
    }

    /**
     * Ends every stream of this port gracefully. Call it when the port accepts no more; the result completes when the
     * last connection has ended, which the close timeout bounds.
     */
    public CompletableFuture<Void> shutDown() {
        return CompletableFuture.allOf(
                watches.values().stream().map(Watch::shutDown).toArray(CompletableFuture<?>[]::new));
    }
}
