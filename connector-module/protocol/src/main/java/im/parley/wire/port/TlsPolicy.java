package im.parley.wire.port;

import java.util.List;

/**
 * Which TLS is spoken.
 *
 * @param protocols versions by their names in Java, for example {@code TLSv1.3}; not empty
 * @param ciphers cipher suites by their names in Java, the preferred ones first; not empty
 */
public record TlsPolicy(List<String> protocols, List<String> ciphers) {
    /** Forward secrecy and authenticated encryption only; the intermediate profile without finite-field DH. */
    public static final TlsPolicy STANDARD = new TlsPolicy(
            List.of("TLSv1.3", "TLSv1.2"),
            List.of(
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"));
}
