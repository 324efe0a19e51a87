package im.parley.feature.muc;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.util.Map;

/** {@code muc { label = 'chat' }}. */
@Processor(id = MucOptions.BEAN, component = true, help = "Rooms for many (XEP-0045), at a domain below each served one.")
@Ignored(
        value = {
            "muc-dao", "historyProviderPool", "mucRepository", "roomFactory", "presences", "ghostbuster", "disco",
            "register", "mamQueryParser", "permissionChecker", "self-pinger-monitor", "muc-logger",
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
        @Bean(name = "mucConfig", help = "What users may do with rooms.") RoomOptions rooms) {
    static final String BEAN = "muc";
}
