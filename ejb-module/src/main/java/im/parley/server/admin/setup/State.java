package im.parley.server.admin.setup;

/**
 * What everybody may know.
 *
 * @param open whether the server waits to be set up
 * @param product the name of the server
 * @param version its version
 * @param started when it started: what changes with its next start
 */
public record State(boolean open, String product, String version, String started) {}
