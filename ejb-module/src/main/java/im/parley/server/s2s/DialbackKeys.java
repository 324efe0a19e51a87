package im.parley.server.s2s;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes and knows the keys of dialback as XEP-0185 recommends: whoever has the secret can check one without a table. */
final class DialbackKeys {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec secret;

    /**
     * @param secret what nobody else knows
     */
    DialbackKeys(byte[] secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret);
            this.secret = new SecretKeySpec(HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII), HMAC);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * The key that proves that a stream is of an originating domain.
     *
     * @param receiving the domain that is called
     * @param originating the domain that calls
     * @param streamId the id of the stream, which the receiving server has made
     */
    String key(String receiving, String originating, String streamId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            String text = receiving + ' ' + originating + ' ' + streamId;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Whether a key is that of a stream. */
    boolean matches(String key, String receiving, String originating, String streamId) {
        byte[] expected = key(receiving, originating, streamId).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, key.strip().getBytes(StandardCharsets.UTF_8));
    }
}
