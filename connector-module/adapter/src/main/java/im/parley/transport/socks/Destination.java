package im.parley.transport.socks;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The DST.ADDR of XEP-0065 section 5.3.2: a SHA-1 hash in forty hexadecimal digits. Who knows it may take part in the
 * bytestream, so it is compared in constant time, and nobody can choose addresses that collide in a table.
 */
final class Destination {
    /** How many digits there are. */
    static final int DIGITS = 40;

    private static final int SEED = new SecureRandom().nextInt() | 1;
    private static final int BYTES = DIGITS / 2;

    private final byte[] hash;

    private Destination(byte[] hash) {
        this.hash = hash;
    }

    /** The address in that text; empty when it is none. */
    static Optional<Destination> of(CharSequence text) {
        if (text.length() != DIGITS) {
            return Optional.empty();
        }
        byte[] hash = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            char high = text.charAt(2 * i);
            char low = text.charAt(2 * i + 1);
            if (!HexFormat.isHexDigit(high) || !HexFormat.isHexDigit(low)) {
                return Optional.empty();
            }
            hash[i] = (byte) (HexFormat.fromHexDigit(high) << 4 | HexFormat.fromHexDigit(low));
        }
        return Optional.of(new Destination(hash));
    }

    /** The address in these bytes, which are {@value #DIGITS}; empty when they are none. */
    static Optional<Destination> of(ByteBuf digits) {
        return of(digits.toString(StandardCharsets.ISO_8859_1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Destination that && MessageDigest.isEqual(hash, that.hash);
    }

    @Override
    public int hashCode() {
        int mixed = SEED;
        for (byte each : hash) {
            mixed = (mixed ^ each) * 0x01000193;
            mixed ^= mixed >>> 15;
        }
        return mixed * SEED;
    }
}
