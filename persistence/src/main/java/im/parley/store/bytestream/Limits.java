package im.parley.store.bytestream;

/**
 * The limits of an account or of a domain, in MB (1024 * 1024 bytes) per calendar month. 0 takes over what is said more generally, -1
 * forbids.
 *
 * @param file for one bytestream
 * @param user for one account; in the row of a domain, for each of its accounts
 * @param domain for a domain; has no meaning in the row of an account
 */
public record Limits(long file, long user, long domain) {
    /** Nothing of its own. */
    public static final Limits INHERITED = new Limits(0, 0, 0);

    /** The value that forbids. */
    public static final long FORBIDDEN = -1;
}
