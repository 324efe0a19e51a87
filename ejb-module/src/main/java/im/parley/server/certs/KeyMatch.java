package im.parley.server.certs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;

/** Whether a private and a public key are a pair: what one signs the other verifies. */
final class KeyMatch {
    private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

    private KeyMatch() {}

    static boolean belongTogether(PrivateKey secret, PublicKey open) {
        return algorithm(secret.getAlgorithm(), open.getAlgorithm())
                .filter(algorithm -> verifies(algorithm, secret, open))
                .isPresent();
    }

    private static Optional<String> algorithm(String secret, String open) {
        return switch (secret) {
            case "RSA" -> Optional.of("SHA256withRSA").filter(_ -> open.equals("RSA"));
            case "EC", "ECDSA" -> Optional.of("SHA256withECDSA").filter(_ -> open.startsWith("EC"));
            case "EdDSA", "Ed25519", "Ed448" -> Optional.of("EdDSA").filter(_ -> open.startsWith("Ed"));
            default -> Optional.empty();
        };
    }

    private static boolean verifies(String algorithm, PrivateKey secret, PublicKey open) {
        try {
            var signer = Signature.getInstance(algorithm);
            signer.initSign(secret);
            signer.update(PROBE);
            var verifier = Signature.getInstance(algorithm);
            verifier.initVerify(open);
            verifier.update(PROBE);
            return verifier.verify(signer.sign());
        } catch (GeneralSecurityException otherCurve) {
            return false;
        }
    }
}
