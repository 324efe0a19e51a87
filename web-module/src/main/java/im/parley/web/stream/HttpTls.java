package im.parley.web.stream;

import im.parley.wire.port.TlsFacts;
import im.parley.wire.sasl.ChannelBinding;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The protection of a request. A stream over HTTP has no channel binding: it is spread over connections, and a proxy may
 * stand between.
 *
 * @param protocol the version of TLS, or what protects the bytes instead
 * @param cipher the cipher suite, or empty where a proxy knows it
 */
record HttpTls(String protocol, String cipher) implements TlsFacts {
    @Override
    public Optional<byte[]> channelBinding(ChannelBinding type) {
        return Optional.empty();
    }

    @Override
    public List<X509Certificate> peerCertificates() {
        return List.of();
    }
}
