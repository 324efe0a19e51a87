package im.parley.server.spi;

/**
 * An identity in service discovery, XEP-0030 section 3.1.
 *
 * @param category for example {@code server}
 * @param type for example {@code im}
 * @param lang the language of the name, or empty
 * @param name for a person, or empty
 */
public record Identity(String category, String type, String lang, String name) {
    /** An identity with a name in no particular language. */
    public Identity(String category, String type, String name) {
        this(category, type, "", name);
    }
}
