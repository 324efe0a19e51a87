package im.parley.server.config;

/**
 * A processor of {@code sess-man} or a service: an id that an administrator can switch with {@code (active: false)}, and the record
 * of its options. A feature owns its record and hands this to the {@link Catalogue}.
 *
 * @param id the name of the bean, often a namespace: {@code jabber:iq:roster}
 * @param component whether it is a service, whose bean stands outside of all blocks
 * @param activeByDefault whether the feature is on if the file does not mention it
 * @param help one sentence for the manual
 */
public record ProcessorOptions(String id, boolean component, boolean activeByDefault, Class<? extends Record> options, String help) {

    /** A processor that has nothing to set. */
    public static ProcessorOptions plain(String id, String help) {
        return new ProcessorOptions(id, false, true, NoOptions.class, help);
    }

    /** A processor that has nothing to set and is off if the file does not mention it. */
    static ProcessorOptions off(String id, String help) {
        return new ProcessorOptions(id, false, false, NoOptions.class, help);
    }
}
