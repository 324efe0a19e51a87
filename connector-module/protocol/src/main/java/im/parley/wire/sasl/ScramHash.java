package im.parley.wire.sasl;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** The hash functions of the SCRAM mechanisms (RFC 5802, RFC 7677 and draft-melnikov-scram-sha-512). */
public enum ScramHash {
    /** SCRAM-SHA-1, RFC 5802. */
    SHA_1("SHA-1", "HmacSHA1", 160),
    /** SCRAM-SHA-256, RFC 7677. */
    SHA_256("SHA-256", "HmacSHA256", 256),
    /** SCRAM-SHA-512. */
    SHA_512("SHA-512", "HmacSHA512", 512);

    private final String digest;
    private final String mac;
    private final int bits;

    ScramHash(String digest, String mac, int bits) {
        this.digest = digest;
        this.mac = mac;
        this.bits = bits;
    }

    /** The name of the hash function, for example {@code SHA-256}. */
    public String hashName() {
        return digest;
    }

    /** The mechanism without channel binding, for example {@code SCRAM-SHA-256}. */
    public String mechanism() {
        return "SCRAM-" + digest;
    }

    /** The mechanism with channel binding, for example {@code SCRAM-SHA-256-PLUS}. */
    public String plusMechanism() {
        return mechanism() + "-PLUS";
    }

    /** The hash function of a mechanism, with or without channel binding. */
    public static Optional<ScramHash> of(String mechanism) {
        for (ScramHash hash : values()) {
            if (hash.mechanism().equals(mechanism) || hash.plusMechanism().equals(mechanism)) {
                return Optional.of(hash);
            }
        }
        return Optional.empty();
    }

    String mac() {
        return mac;
    }

    /** The length of its results. */
    public int bits() {
        return bits;
    }

    byte[] digest(byte[] data) {
        try {
            return MessageDigest.getInstance(digest).digest(data);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has these three
        }
    }
}
