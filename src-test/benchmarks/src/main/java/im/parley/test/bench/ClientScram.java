package im.parley.test.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of SCRAM without channel binding (RFC 5802), made to be cheap: the keys are derived once and kept,
 * as RFC 5802 section 5.1 lets clients do. Used for one log-in.
 */
public final class ClientScram {
    private static final String GS2 = "n,,";
    /** {@code base64("n,,")}. */
    private static final String NO_BINDING = "c=biws";

    private final String hash;
    private final String mac;
    private final String password;
    private final KeyCache cache;
    private final String bare;
    private final String nonce;
    private byte[] signature = {};

    /** The keys of an account, kept from one log-in to the next. */
    public static final class KeyCache {
        private volatile @Nullable Keys keys;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Keys(String hash, String salt, int iterations, byte[] client, byte[] stored, byte[] server) {
        boolean fit(String wantedHash, String wantedSalt, int wantedIterations) {
            return hash.equals(wantedHash) && salt.equals(wantedSalt) && iterations == wantedIterations;
        }
    }

    /**
     * @param hash for example {@code SHA-256}
     * @param user the name, without characters that SCRAM escapes
     */
    public ClientScram(String hash, String user, String password, KeyCache cache) {
        this.hash = hash;
        this.mac = "Hmac" + hash.replace("-", "");
        this.password = password;
        this.cache = cache;
        this.nonce = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        this.bare = "n=" + user + ",r=" + nonce;
    }

    /** The first message. */
    public byte[] first() {
        return ascii(GS2 + bare);
    }

    /** The answer to the server's challenge. */
    public byte[] answer(byte[] challenge) {
        String serverFirst = new String(challenge, StandardCharsets.US_ASCII);
        String[] fields = serverFirst.split(",", 4); // behind these three may be extensions, as that of XEP-0474
        if (fields.length < 3 || !fields[0].startsWith("r=" + nonce)) {
            throw new IllegalStateException("not an answer to our nonce: " + serverFirst);
        }
        Keys keys = keys(fields[1].substring(2), Integer.parseInt(fields[2].substring(2)));
        String withoutProof = NO_BINDING + ',' + fields[0];
        byte[] message = ascii(bare + ',' + serverFirst + ',' + withoutProof);
        byte[] proof = hmac(keys.stored(), message);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= keys.client()[i];
        }
        signature = hmac(keys.server(), message);
        return ascii(withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof));
    }

    /** Whether the server has proved that it knows the keys too. */
    public boolean proved(byte[] serverFinal) {
        return MessageDigest.isEqual(
                serverFinal, ascii("v=" + Base64.getEncoder().encodeToString(signature)));
    }

    private Keys keys(String salt, int iterations) {
        Keys known = cache.keys;
        if (known != null && known.fit(hash, salt, iterations)) {
            return known;
        }
        try {
            PBEKeySpec spec = new PBEKeySpec(
                    password.toCharArray(),
                    Base64.getDecoder().decode(salt),
                    iterations,
                    MessageDigest.getInstance(hash).getDigestLength() * 8);
            byte[] salted = SecretKeyFactory.getInstance("PBKDF2With" + mac).generateSecret(spec).getEncoded();
            byte[] client = hmac(salted, ascii("Client Key"));
            byte[] stored = MessageDigest.getInstance(hash).digest(client);
            Keys derived = new Keys(hash, salt, iterations, client, stored, hmac(salted, ascii("Server Key")));
            cache.keys = derived;
            return derived;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has these
        }
    }

    private byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac function = Mac.getInstance(mac);
            function.init(new SecretKeySpec(key, mac));
            return function.doFinal(data);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has these
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
