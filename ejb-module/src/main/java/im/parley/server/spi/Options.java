package im.parley.server.spi;

/** The configuration of features. */
public interface Options {
    /**
     * The options of a feature, read from its bean in the configuration file.
     *
     * @param type a record with {@link Processor} whose components declare each option with type, default and bounds
     */
    <T extends Record> T of(Class<T> type);
}
