package im.parley.feature.extdisco;

import im.parley.wire.addr.Jid;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Credentials that a TURN server checks by a secret that it shares with this server, as "A REST API for Access to TURN
 * Services" (draft-uberti-behave-turn-rest) has them: the name says until when it is good, the password is its HMAC-SHA-1.
 *
 * @param username the time and a pseudonym, by which the service can count what one user takes without learning who he is
 */
record TurnCredentials(String username, String password) {
    private static final String HMAC = "HmacSHA1";
    private static final int PSEUDONYM_BYTES = 8;

    static TurnCredentials of(String secret, Jid account, Instant expires) {
        byte[] known = hmac(secret, "pseudonym\0" + account.bare());
        String username =
                expires.getEpochSecond() + ":" + HexFormat.of().formatHex(Arrays.copyOf(known, PSEUDONYM_BYTES));
        return new TurnCredentials(username, Base64.getEncoder().encodeToString(hmac(secret, username)));
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }
}
