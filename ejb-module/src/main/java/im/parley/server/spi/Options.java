package im.parley.server.spi;

import java.util.Optional;

/** The configuration of features. */
public interface Options {
    /**
     * The options of a feature, read from its bean in the configuration file.
     *
     * @param type a record with {@link Processor} whose components declare each option with type, default and bounds
     */
    <T extends Record> T of(Class<T> type);

    /**
     * The options of one of several beans that have the same options.
     *
     * @param path the names of the bean and those around it, the outermost first
     * @return empty when there is no such bean
     */
    <T extends Record> Optional<T> at(Class<T> type, String... path);
}
