package im.parley.transport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.transport.fixture.Identities;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5929 section 4.1. */
class TlsSessionTest {
    @ParameterizedTest
    @CsvSource({
        "EC, SHA256withECDSA, SHA-256",
        "EC, SHA384withECDSA, SHA-384",
        "EC, SHA512withECDSA, SHA-512",
        "EC, SHA1withECDSA, SHA-256",
        "RSA, SHA1withRSA, SHA-256",
        "RSA, MD5withRSA, SHA-256",
        "RSA, SHA224withRSA, SHA-224",
        "RSA, SHA512withRSA, SHA-512",
        "RSA, SHA256withRSAandMGF1, SHA-256",
        "RSA, SHA384withRSAandMGF1, SHA-384",
        "EC, SHA3-256withECDSA, SHA3-256"
    })
    void theHashIsThatOfTheSignatureButNeverAWeakOne(String key, String signature, String hash) throws Exception {
        X509Certificate certificate =
                Identities.of("montague.example", key, signature).chain().getFirst();
        assertThat(TlsSession.serverEndPoint(certificate))
                .hasValue(MessageDigest.getInstance(hash).digest(certificate.getEncoded()));
    }

    @Test
    void aSignatureWithoutAHashHasNoServerEndPoint() {
        X509Certificate certificate =
                Identities.of("montague.example", "Ed25519", "Ed25519").chain().getFirst();
        assertThat(TlsSession.serverEndPoint(certificate)).isEmpty();
    }
}
