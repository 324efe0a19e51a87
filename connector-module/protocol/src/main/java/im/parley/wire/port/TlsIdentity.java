package im.parley.wire.port;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The key and certificates that a server shows for one domain.
 *
 * @param key the private key
 * @param chain the certificates, the server's own first
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {}
