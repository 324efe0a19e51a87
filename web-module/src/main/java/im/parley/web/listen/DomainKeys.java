package im.parley.web.listen;

import im.parley.wire.port.TlsIdentity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows the certificate of the domain that a client asks for (SNI), as the server has it at that moment: a renewed one is
 * shown from the next handshake on.
 */
final class DomainKeys extends X509ExtendedKeyManager {
    /** Names that nobody serves share the entry of the empty name, so the table has at most one per domain and more. */
    private static final int BOUND = 10_000;

    private final Function<String, TlsIdentity> identities;
    private final ConcurrentHashMap<String, TlsIdentity> shown = new ConcurrentHashMap<>();

    DomainKeys(Function<String, TlsIdentity> identities) {
        this.identities = identities;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
        String name = requested(engine);
        TlsIdentity identity = identities.apply(name);
        if (!fits(keyType, identity.key())) {
            return null;
        }
        // By its certificate: between this and the next two calls it may be renewed.
        String alias = name + '#' + identity.chain().getFirst().getSerialNumber();
        if (shown.size() >= BOUND) {
            shown.clear();
        }
        shown.put(alias, identity);
        return alias;
    }

    private static String requested(SSLEngine engine) {
        if (engine.getHandshakeSession() instanceof ExtendedSSLSession session) {
            for (SNIServerName name : session.getRequestedServerNames()) {
                if (name instanceof SNIHostName host) {
                    return host.getAsciiName();
                }
            }
        }
        return "";
    }

    /** The names of JSSE: TLS 1.3 asks for signature schemes, TLS 1.2 for a part of its cipher suite. */
    private static boolean fits(String keyType, PrivateKey key) {
        String algorithm = key.getAlgorithm();
        return switch (keyType) {
            case "EC", "ECDSA" -> algorithm.equals("EC");
            case "RSA", "RSASSA-PSS" -> algorithm.equals("RSA");
            default -> keyType.equals(algorithm) || keyType.startsWith("EdDSA") && algorithm.startsWith("Ed");
        };
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        TlsIdentity identity = shown.get(alias);
        return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        TlsIdentity identity = shown.get(alias);
        return identity == null ? null : identity.key();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return shown.keySet().toArray(String[]::new);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
        return null; // Undertow uses engines
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
        return null;
    }
}
