package im.parley.feature.muc.room;

import im.parley.wire.addr.Jid;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names for addresses that nobody can guess or trace back, and that are different in each room. */
public final class Tokens {
    /** The length of a token for a session. */
    static final int LENGTH = 16;

    private static final String SECRET = "secret";
    private static final int BYTES = 32;
    private static final Room.Key<Mac> KEYED = new Room.Key<>(Tokens::mac);
    private static final Room.Key<Boolean> READY = new Room.Key<>(() -> false);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    private static Mac mac() {
        try {
            return Mac.getInstance("HmacSHA256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    /** The token of a session. */
    public static String of(Room room, Jid session) {
        byte[] hash = hash(room, "session " + session);
        return Base64.getUrlEncoder().encodeToString(hash).substring(0, LENGTH);
    }

    /** The occupant identifier of a user (XEP-0421 section 4.1). */
    public static String ofUser(Room room, Jid user) {
        return HexFormat.of().formatHex(hash(room, user.bare().toString()), 0, 20);
    }

    private static byte[] hash(Room room, String text) {
        Mac mac = room.get(KEYED);
        if (!room.get(READY)) {
            init(mac, secret(room));
            room.put(READY, true);
        }
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void init(Mac mac, byte[] secret) {
        try {
            mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] secret(Room room) {
        String known = room.kept(SECRET).orElseGet(() -> {
            byte[] fresh = new byte[BYTES];
            RANDOM.nextBytes(fresh);
            String made = HexFormat.of().formatHex(fresh);
            room.keep(SECRET, java.util.Optional.of(made));
            return made;
        });
        return HexFormat.of().parseHex(known);
    }
}
