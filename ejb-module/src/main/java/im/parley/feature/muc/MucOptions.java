package im.parley.feature.muc;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Activity;
import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.MoreServicesOptions;
import im.parley.server.spi.option.Option;
import java.util.Map;
import java.util.Optional;

/** {@code muc { label = 'chat' }}. */
@Processor(id = MucOptions.BEAN, component = true, help = "Rooms for many (XEP-0045), at a domain below each served one.")
@Ignored(
        value = {
            "muc-dao", "historyProviderPool", "mucRepository", "roomFactory", "presences", "ghostbuster", "disco",
            "register", "mamQueryParser", "permissionChecker", "self-pinger-monitor",
            "urn:xmpp:message-moderate:0"
        },
        because = "Parley is built differently and has no such part")
record MucOptions(
        @Option(
                        name = "label",
                        byDefault = "'muc'",
                        help = "What stands before the served domain: `'chat'` makes `chat.example.org`.")
                String label,
        @Option(name = "name", byDefault = "'Chatrooms'", help = "The name of the service for people.") String name,
        @Option(
                        name = "default_room_config",
                        byDefault = "{}",
                        help = "The configuration with which rooms begin, by the fields of XEP-0045, 16.5.3:"
                                + " `{ 'muc#roomconfig_persistentroom' = 'true' }`.")
                Map<String, String> defaultRoomConfig,
        @Bean(name = "mucConfig", help = "What users may do with rooms.") RoomOptions rooms,
        @Bean(
                        name = "muc-logger",
                        help = "Writes what happens in rooms into files, where owners have switched on the public log:"
                                + " `'muc-logger' () {}`. It is off otherwise.")
                LoggerOptions logger,
        @Bean(
                        name = MoreServicesOptions.BEAN,
                        help = "More domains with rooms. As Tigase writes it, `conference (class: tigase.muc.MUCComponent) {}`"
                                + " outside of all blocks, is the same.")
                MoreServicesOptions more) {
    static final String BEAN = "muc";

    /** The files of rooms. */
    record LoggerOptions(
            @Activity Optional<Boolean> active,
            @Option(
                            name = "keep-days",
                            byDefault = "0",
                            min = "0",
                            max = "36500",
                            help = "How many days files are kept; 0 is for ever.")
                    int keptDays,
            @Option(
                            name = "max-file-size",
                            byDefault = "64L * 1024 * 1024",
                            min = "65536",
                            help = "How large the file of a room and a day becomes at most, in bytes; what is said after"
                                    + " that is not written.")
                    long mostBytes) {}
}
