package im.parley.server.spi;

import java.time.Instant;

/**
 * The running server.
 *
 * @param name the product's name
 * @param version the product's version
 * @param started when it started
 */
public record About(String name, String version, Instant started) {}
