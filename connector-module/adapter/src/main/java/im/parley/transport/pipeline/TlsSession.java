package im.parley.transport.pipeline;

import im.parley.wire.port.TlsFacts;
import im.parley.wire.sasl.ChannelBinding;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLKeyException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * The TLS layer of one connection. Channel bindings are computed when asked for, at most once or twice per connection.
 *
 * @param session the established session
 * @param shown the certificate that the server showed
 */
record TlsSession(SSLSession session, X509Certificate shown) implements TlsFacts {
    /** RFC 9266 section 2. */
    private static final String EXPORTER_LABEL = "EXPORTER-Channel-Binding";

    private static final int EXPORTER_LENGTH = 32;
    private static final byte[] EXPORTER_CONTEXT = {};

    @Override
    public String protocol() {
        return session.getProtocol();
    }

    @Override
    public String cipher() {
        return session.getCipherSuite();
    }

    @Override
    public Optional<byte[]> channelBinding(ChannelBinding type) {
        return switch (type) {
            case TLS_EXPORTER -> exporter();
            case TLS_SERVER_END_POINT -> serverEndPoint(shown);
        };
    }

    /** RFC 9266. The JDK refuses it for TLS 1.2 without the extended master secret, as section 4.2 there demands. */
    private Optional<byte[]> exporter() {
        if (!(session instanceof ExtendedSSLSession extended)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    extended.exportKeyingMaterialData(EXPORTER_LABEL, EXPORTER_CONTEXT, EXPORTER_LENGTH));
        } catch (SSLKeyException | UnsupportedOperationException notForThisSession) {
            return Optional.empty();
        }
    }

    /** RFC 5929 section 4.1: the certificate, hashed as its signature is, with SHA-256 in place of MD5 and SHA-1. */
    static Optional<byte[]> serverEndPoint(X509Certificate certificate) {
        try {
            Optional<String> hash = signatureHash(certificate);
            return hash.isEmpty()
                    ? Optional.empty()
                    : Optional.of(MessageDigest.getInstance(hash.get()).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException noSuchHash) {
            return Optional.empty();
        }
    }

    private static Optional<String> signatureHash(X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.equals("RSASSA-PSS")) {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            try {
                parameters.init(certificate.getSigAlgParams());
            } catch (java.io.IOException malformed) {
                return Optional.empty();
            }
            return Optional.of(strongEnough(
                    parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm()));
        }
        int end = algorithm.indexOf("WITH");
        // Ed25519 and Ed448 sign without a hash of their own, for which RFC 5929 defines nothing.
        return end < 0 ? Optional.empty() : Optional.of(strongEnough(algorithm.substring(0, end)));
    }

    /** The name of a hash as the JDK spells it, from {@code SHA256}, {@code SHA3-256} or {@code SHA-256} alike. */
    private static String strongEnough(String hash) {
        return switch (hash) {
            case "MD5", "SHA1", "SHA-1" -> "SHA-256";
            default -> hash.matches("SHA\\d{3}") ? "SHA-" + hash.substring(3) : hash;
        };
    }

    @Override
    public List<X509Certificate> peerCertificates() {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return Arrays.stream(chain).map(X509Certificate.class::cast).toList();
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
    }

    @Override
    public List<byte[]> peerStatus() {
        try {
            return session instanceof ExtendedSSLSession extended ? extended.getStatusResponses() : List.of();
        } catch (UnsupportedOperationException thisSideIsTheServer) {
            return List.of();
        }
    }
}
