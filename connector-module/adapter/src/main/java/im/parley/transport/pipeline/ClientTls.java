package im.parley.transport.pipeline;

import im.parley.wire.port.TlsIdentity;
import im.parley.wire.port.TlsPolicy;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.IDN;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;

/** The client's side of TLS towards other servers, with a context per identity and kind of connection. */
public final class ClientTls {
    private static final int NO_PORT = -1;

    private final Map<TlsIdentity, Map<Way, SslContext>> contexts = Collections.synchronizedMap(new WeakHashMap<>());

    /** What contexts differ in; there are as many as kinds of connections that this server opens. */
    private record Way(TlsPolicy policy, boolean directTls) {}

    /**
     * The role in one connection.
     *
     * @param name the domain that is wanted (RFC 7590 section 3.3)
     * @param policy which TLS is spoken
     * @param directTls whether TLS starts at once, so that ALPN says what for (XEP-0368 section 4)
     */
    TlsRole towards(String name, TlsPolicy policy, boolean directTls) {
        Way way = new Way(policy, directTls);
        return (identity, allocator) -> handler(identity, allocator, name, way);
    }

    private TlsHandler handler(TlsIdentity identity, ByteBufAllocator allocator, String name, Way way) {
        SslContext context = contexts.computeIfAbsent(identity, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(way, _ -> build(identity, way));
        return new TlsHandler(context.newEngine(allocator, IDN.toASCII(name, IDN.ALLOW_UNASSIGNED), NO_PORT), identity);
    }

    private static SslContext build(TlsIdentity identity, Way way) {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .keyManager(identity.key(), identity.chain())
                    .sslProvider(SslProvider.JDK)
                    .protocols(way.policy().protocols())
                    .ciphers(way.policy().ciphers())
                    // Whoever reads the peer's certificate judges it, by rules of XMPP's own.
                    .endpointIdentificationAlgorithm(null)
                    .trustManager(InsecureTrustManagerFactory.INSTANCE);
            return way.directTls() ? builder.applicationProtocolConfig(protocols()).build() : builder.build();
        } catch (SSLException unusable) {
            throw new IllegalArgumentException("unusable key or certificate", unusable);
        }
    }

    private static ApplicationProtocolConfig protocols() {
        return new ApplicationProtocolConfig(
                Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE,
                SelectedListenerFailureBehavior.ACCEPT,
                "xmpp-server");
    }
}
