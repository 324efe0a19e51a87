package im.parley.server.config;

import im.parley.server.spi.option.Checked;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import im.parley.wire.port.TlsPolicy;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** {@code sslContextContainer}: which TLS is spoken on the ports of a bean. */
@Ignored(
        value = {"ephemeral-key-size", "max-handshake-message-size", "tls-jdk-nss-bug-workaround-active"},
        because = "Java's TLS has it: `-Djdk.tls.ephemeralDHKeySize`, `-Djdk.tls.maxHandshakeMessageSize`")
public record TlsOptions(
        @Option(
                        name = "hardened-mode",
                        byDefault = "'secure'",
                        help = "What is spoken if nothing else is said. `secure`: TLS 1.3 and 1.2 with forward secrecy and"
                                + " authenticated encryption. `strict`: of these only what has keys of 256 bits."
                                + " `relaxed`: CBC suites of TLS 1.2, too, for old clients.")
                Hardened mode,
        @Option(name = "tls-disable-tls13", byDefault = "false", help = "Whether TLS 1.3 is not spoken.")
                boolean withoutTls13,
        @Option(
                        name = "tls-enabled-protocols",
                        byDefault = "[]",
                        help = "The versions that are spoken, by their names in Java: `[ 'TLSv1.3' ]`. Empty: those of"
                                + " `hardened-mode`.")
                List<String> protocols,
        @Option(name = "tls-disabled-protocols", byDefault = "[]", help = "Versions that are not spoken.")
                Set<String> withoutProtocols,
        @Option(
                        name = "tls-enabled-ciphers",
                        byDefault = "[]",
                        help = "The cipher suites, by their names in Java, the preferred ones first:"
                                + " `[ 'TLS_AES_256_GCM_SHA384' ]`. Those that Java does not have are passed over. Empty:"
                                + " those of `hardened-mode`.")
                List<String> ciphers,
        @Option(name = "tls-disabled-ciphers", byDefault = "[]", help = "Cipher suites that are not used.")
                Set<String> withoutCiphers)
        implements Checked {
    /** The name of the bean. */
    public static final String BEAN = "sslContextContainer";

    /** What holds if nothing is said. */
    static final TlsOptions STANDARD =
            new TlsOptions(Hardened.SECURE, false, List.of(), Set.of(), List.of(), Set.of());

    static final String HELP = "Which TLS is spoken. Its keys may stand outside of all blocks, too: then they hold for every"
            + " port and for connections to other servers.";

    private static final List<String> OLD_CIPHERS = List.of(
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA");

    private static final class Java {
        private static final SSLParameters SUPPORTED = ask();
    }

    /** How old the TLS of others may be. */
    public enum Hardened {
        /** Old suites, too. */
        RELAXED,
        /** What is safe today. */
        SECURE,
        /** What is safe for long. */
        STRICT;

        private List<String> ciphers() {
            List<String> safe = TlsPolicy.STANDARD.ciphers();
            return switch (this) {
                case RELAXED -> Stream.concat(safe.stream(), OLD_CIPHERS.stream()).toList();
                case SECURE -> safe;
                case STRICT -> safe.stream().filter(suite -> !suite.contains("AES_128")).toList();
            };
        }
    }

    /** What the listener is told. */
    public TlsPolicy policy() {
        SSLParameters known = supported();
        List<String> versions = left(
                protocols.isEmpty() ? TlsPolicy.STANDARD.protocols() : protocols, withoutProtocols, known.getProtocols());
        if (withoutTls13) {
            versions.remove("TLSv1.3");
        }
        return new TlsPolicy(
                versions,
                left(ciphers.isEmpty() ? mode.ciphers() : ciphers, withoutCiphers, known.getCipherSuites()));
    }

    private static List<String> left(List<String> wanted, Collection<String> without, String[] known) {
        List<String> left = new ArrayList<>(wanted);
        left.removeAll(without);
        left.retainAll(List.of(known));
        return left;
    }

    /** What this Java has; asked once. */
    private static SSLParameters supported() {
        return Java.SUPPORTED;
    }

    private static SSLParameters ask() {
        try {
            return SSLContext.getDefault().getSupportedSSLParameters();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Optional<String> wrong() {
        TlsPolicy policy = policy();
        if (policy.protocols().isEmpty()) {
            return Optional.of("no version of TLS is left; this Java has "
                    + String.join(", ", supported().getProtocols()));
        }
        return policy.ciphers().isEmpty() ? Optional.of("no cipher suite of TLS is left") : Optional.empty();
    }
}
