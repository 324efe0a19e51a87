package im.parley.store.upload;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what somebody may do with an upload until when, so that the address of an upload proves that by itself. Whoever
 * knows where a file can be downloaded cannot find out where it was uploaded.
 */
public final class Seal {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Signs with that secret. */
    public Seal(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The signature for one upload until a time, in characters that need no escape in an address. */
    public String sign(Upload upload, Instant until) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String text = String.join(
                    "\n",
                    "PUT",
                    upload.id(),
                    upload.owner().toString(),
                    Long.toString(upload.size()),
                    upload.contentType(),
                    Long.toString(until.getEpochSecond()));
            byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether that is the signature; how long it takes to find out tells nothing of the right one. */
    public boolean verifies(String signature, Upload upload, Instant until) {
        return MessageDigest.isEqual(
                sign(upload, until).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }
}
