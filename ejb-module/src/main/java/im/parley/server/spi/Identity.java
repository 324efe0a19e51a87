package im.parley.server.spi;

/**
 * An identity in service discovery, XEP-0030 section 3.1.
 *
 * @param category for example {@code server}
 * @param type for example {@code im}
 * @param name for a person, or empty
 */
public record Identity(String category, String type, String name) {}
