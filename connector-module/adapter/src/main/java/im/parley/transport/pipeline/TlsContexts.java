package im.parley.transport.pipeline;

import im.parley.wire.port.ListenerOptions;
import im.parley.wire.port.TlsIdentity;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.SSLException;

/** The TLS of one port: what it speaks, and a context per identity, kept for as long as the server keeps the identity. */
final class TlsContexts implements TlsRole {
    private static final String REJECT_RENEGOTIATION = "jdk.tls.rejectClientInitiatedRenegotiation";

    static {
        // Read by the JDK when its TLS server is first used. An operator's own setting stands.
        if (System.getProperty(REJECT_RENEGOTIATION) == null) {
            System.setProperty(REJECT_RENEGOTIATION, "true");
        }
    }

    private final Map<TlsIdentity, SslContext> contexts = Collections.synchronizedMap(new WeakHashMap<>());
    private final ListenerOptions options;

    TlsContexts(ListenerOptions options) {
        this.options = options;
    }

    /** A handler that does one server-side handshake with an identity. */
    @Override
    public TlsHandler handler(TlsIdentity identity, ByteBufAllocator allocator) {
        SslContext context = contexts.get(identity);
        if (context == null) {
            // Two loops may build the same one; neither has to wait for the other.
            context = build(identity);
            contexts.put(identity, context);
        }
        return new TlsHandler(context.newEngine(allocator), identity);
    }

    private SslContext build(TlsIdentity identity) {
        try {
            return SslContextBuilder.forServer(identity.key(), identity.chain())
                    .sslProvider(SslProvider.JDK)
                    .protocols(options.tls().protocols())
                    .ciphers(options.tls().ciphers())
                    .applicationProtocolConfig(applicationProtocols())
                    .clientAuth(options.clientCertificates() ? ClientAuth.OPTIONAL : ClientAuth.NONE)
                    // Whoever reads the peer's certificate judges it: SASL EXTERNAL has rules of its own.
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .build();
        } catch (SSLException unusable) {
            throw new IllegalArgumentException("unusable key or certificate", unusable);
        }
    }

    /**
     * XEP-0368 section 4. A peer that offers only other protocols is refused with {@code no_application_protocol} (RFC
     * 7301 section 3.2), so that nobody can turn an HTTPS request towards this port; one that offers none is welcome.
     */
    private ApplicationProtocolConfig applicationProtocols() {
        return new ApplicationProtocolConfig(
                Protocol.ALPN,
                SelectorFailureBehavior.FATAL_ALERT,
                SelectedListenerFailureBehavior.ACCEPT,
                options.name().startsWith("s2s") ? "xmpp-server" : "xmpp-client");
    }
}
