package im.parley.transport.pipeline;

import im.parley.wire.port.TlsIdentity;
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
import javax.net.ssl.SSLException;

/** The client's side of TLS towards other servers, with a context per identity. */
public final class ClientTls {
    private static final int NO_PORT = -1;

    private final Map<TlsIdentity, SslContext> starttls = Collections.synchronizedMap(new WeakHashMap<>());
    private final Map<TlsIdentity, SslContext> direct = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * The role in one connection.
     *
     * @param name the domain that is wanted (RFC 7590 section 3.3)
     * @param directTls whether TLS starts at once, so that ALPN says what for (XEP-0368 section 4)
     */
    TlsRole towards(String name, boolean directTls) {
        return (identity, allocator) -> handler(identity, allocator, name, directTls);
    }

    private TlsHandler handler(TlsIdentity identity, ByteBufAllocator allocator, String name, boolean directTls) {
        Map<TlsIdentity, SslContext> contexts = directTls ? direct : starttls;
        SslContext context = contexts.get(identity);
        if (context == null) {
            context = build(identity, directTls);
            contexts.put(identity, context);
        }
        return new TlsHandler(context.newEngine(allocator, IDN.toASCII(name, IDN.ALLOW_UNASSIGNED), NO_PORT), identity);
    }

    private static SslContext build(TlsIdentity identity, boolean directTls) {
        try {
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .keyManager(identity.key(), identity.chain())
                    .sslProvider(SslProvider.JDK)
                    .protocols(TlsContexts.PROTOCOLS)
                    .ciphers(TlsContexts.CIPHERS)
                    // Whoever reads the peer's certificate judges it, by rules of XMPP's own.
                    .endpointIdentificationAlgorithm(null)
                    .trustManager(InsecureTrustManagerFactory.INSTANCE);
            return directTls ? builder.applicationProtocolConfig(protocols()).build() : builder.build();
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
