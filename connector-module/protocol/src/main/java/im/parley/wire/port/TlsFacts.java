package im.parley.wire.port;

import im.parley.wire.sasl.ChannelBinding;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** What is known of the TLS layer of a connection once its handshake is complete. */
public interface TlsFacts {
    /** The protocol version, for example {@code TLSv1.3}. */
    String protocol();

    /** The cipher suite in its IANA name. */
    String cipher();

    /** The data of a channel binding type; empty when this connection cannot have it. */
    Optional<byte[]> channelBinding(ChannelBinding type);

    /** The certificates that the peer showed, its own first; empty when it showed none. Not verified. */
    List<X509Certificate> peerCertificates();

    /**
     * What the authorities of these certificates say of them, as the peer has shown it (OCSP responses, stapled; RFC 6961), in
     * the same order; empty when it has shown nothing of the kind.
     */
    default List<byte[]> peerStatus() {
        return List.of();
    }
}
