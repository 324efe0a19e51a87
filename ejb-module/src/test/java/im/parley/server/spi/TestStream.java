package im.parley.server.spi;

import im.parley.wire.port.Facts;
import im.parley.wire.port.TlsFacts;
import im.parley.wire.sasl.ChannelBinding;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A stream that is being negotiated, from 127.0.0.1 and without TLS unless a test says otherwise. */
public final class TestStream implements StreamView {
    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5222);

    private final String domain;
    private Facts facts = new Facts("c2s", LOCAL, LOCAL, Optional.empty());
    private boolean authenticated;

    /** A stream to a domain. */
    public TestStream(String domain) {
        this.domain = domain;
    }

    /** The same stream, from an IP address in figures. */
    public TestStream from(String address) {
        try {
            InetSocketAddress remote = new InetSocketAddress(InetAddress.getByName(address), 40000);
            facts = new Facts(facts.listener(), LOCAL, remote, facts.tls());
            return this;
        } catch (UnknownHostException notInFigures) {
            throw new AssertionError(notInFigures);
        }
    }

    /** The same stream, over TLS. */
    public TestStream overTls() {
        facts = new Facts(facts.listener(), LOCAL, facts.remote(), Optional.of(new Tls()));
        return this;
    }

    /** The same stream, before or after log-in. */
    public TestStream authenticated(boolean now) {
        authenticated = now;
        return this;
    }

    @Override
    public String domain() {
        return domain;
    }

    @Override
    public Facts facts() {
        return facts;
    }

    @Override
    public boolean authenticated() {
        return authenticated;
    }

    @Override
    public boolean counted() {
        return false;
    }

    private static final class Tls implements TlsFacts {
        @Override
        public String protocol() {
            return "TLSv1.3";
        }

        @Override
        public String cipher() {
            return "TLS_AES_128_GCM_SHA256";
        }

        @Override
        public Optional<byte[]> channelBinding(ChannelBinding type) {
            return Optional.empty();
        }

        @Override
        public List<X509Certificate> peerCertificates() {
            return List.of();
        }
    }
}
