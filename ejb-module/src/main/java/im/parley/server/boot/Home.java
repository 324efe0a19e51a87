package im.parley.server.boot;

import java.nio.file.Path;

/**
 * The home of the server: configuration, certificates, data and logs.
 *
 * @param directory an absolute path
 */
record Home(Path directory) {}
