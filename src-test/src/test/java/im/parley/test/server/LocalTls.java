package im.parley.test.server;

import im.parley.wire.port.TlsFacts;
import im.parley.wire.sasl.ChannelBinding;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A TLS layer that is only said to be there; both ends agree on its channel binding. */
final class LocalTls implements TlsFacts {
    private static final int BYTES = 32;

    private final byte[] exported = new byte[BYTES];
    private final byte[] endPoint = new byte[BYTES];

    private final List<X509Certificate> peer;
    private final List<byte[]> status;

    LocalTls() {
        this(List.of());
    }

    /** A peer that has shown these certificates. */
    LocalTls(List<X509Certificate> peer) {
        this(peer, List.of());
    }

    /** A peer that has shown also what its authority says of them. */
    LocalTls(List<X509Certificate> peer, List<byte[]> status) {
        this.status = List.copyOf(status);
        this.peer = List.copyOf(peer);
        SecureRandom random = new SecureRandom();
        random.nextBytes(exported);
        random.nextBytes(endPoint);
    }

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
        return Optional.of(
                switch (type) {
                    case TLS_EXPORTER -> exported.clone();
                    case TLS_SERVER_END_POINT -> endPoint.clone();
                });
    }

    @Override
    public List<X509Certificate> peerCertificates() {
        return peer;
    }

    @Override
    public List<byte[]> peerStatus() {
        return status;
    }
}
