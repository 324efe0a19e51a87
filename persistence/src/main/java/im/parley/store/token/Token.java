package im.parley.store.token;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * What is kept of a token: not the token itself, but what it can be derived from with a secret of the server.
 *
 * @param mechanism the one mechanism that it is good for, in at most 32 characters
 * @param password the id of the password of the account that it rests on, in at most 128 characters
 * @param seed random bytes, at most 64
 * @param expires until when it is good, to the millisecond
 * @param count the highest count that a client has sent with it; 0 for none yet
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record Token(String mechanism, String password, byte[] seed, Instant expires, long count) {
    /** Takes a copy of the seed and cuts the time to milliseconds. */
    public Token {
        seed = seed.clone();
        expires = expires.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A copy of the seed. */
    @Override
    public byte[] seed() {
        return seed.clone();
    }

    /** The same token, used with that count. */
    public Token used(long newCount) {
        return new Token(mechanism, password, seed, expires, newCount);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Token that
                && mechanism.equals(that.mechanism)
                && password.equals(that.password)
                && expires.equals(that.expires)
                && count == that.count
                && Arrays.equals(seed, that.seed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(seed);
    }

    /** Names the token without its seed, so that it stays out of logs. */
    @Override
    public String toString() {
        return "Token[" + mechanism + " until " + expires + ", count " + count + ']';
    }
}
