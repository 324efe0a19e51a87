package im.parley.feature.archive;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.DomainOptions;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import im.parley.server.spi.option.Written;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code 'urn:xmpp:mam:2' { 'message-archive' () { 'default-store-method' = 'body' } }}. */
@Processor(id = ArchiveOptions.PROCESSOR, help = "The archive of messages (XEP-0313): storing, and queries.")
@Ignored(value = "urn:xmpp:mam#configure", because = "what is archived for an account is said by its preferences (XEP-0441)")
@Ignored(value = "mam2exteded", because = "urn:xmpp:mam:2#extended is always there")
record ArchiveOptions(
        @Option(
                        name = "page-size",
                        byDefault = "50",
                        min = "1",
                        max = "1000",
                        help = "How many messages a client gets at once that does not say how many it wants.")
                int pageSize,
        @Option(
                        name = "max-page-size",
                        byDefault = "250",
                        min = "1",
                        max = "1000",
                        help = "How many messages a client gets at once at most (XEP-0313, 4.3.1).")
                int maxPageSize,
        @Option(
                        name = "max-preferences",
                        byDefault = "1000",
                        min = "0",
                        max = "100000",
                        help = "How many addresses an account's lists of preferences (XEP-0441) may have.")
                int maxPreferences,
        @Bean(name = "message-archive", help = "What is stored.") Storing storing) {

    static final String PROCESSOR = "urn:xmpp:mam:2";

    /** What is stored. */
    @Ignored(
            value = {"component-jid", "size", "ignore-pubsub-events-full-jid", "msg-archive-paths"},
            because = "Parley is built differently and has no such part")
    @Ignored(value = "store-mix-messages", because = "there are no such rooms here")
    record Storing(
            @Option(
                            name = "default-store-method",
                            byDefault = "'message'",
                            help = "What is archived of the messages of accounts that wish it: `'false'` nothing,"
                                    + " `'body'` the text of those that have one, `'message'` what says more than"
                                    + " that somebody is typing, `'stream'` every message between two people.")
                    StoreMethod byDefault,
            @Option(
                            name = "required-store-method",
                            byDefault = "'false'",
                            help = "What is archived even of the messages of accounts that do not wish it.")
                    StoreMethod required,
            @Option(
                            name = "store-muc-messages",
                            byDefault = "'false'",
                            help = "Whether the messages of rooms are archived for the users who are there, too. Rooms"
                                    + " have archives of their own, so XEP-0313 advises against it. `'user'` is the"
                                    + " same as `'false'`: there is no way for users to say what they wish.")
                    Rooms rooms) {
        /** Whether the messages of rooms are archived for users. */
        enum Rooms {
            /** They are not. */
            @Written({"false", "user"})
            FALSE,
            /** They are. */
            TRUE
        }

        /** The same for a domain, as far as it has no settings of its own. */
        Storing with(Map<String, String> set) {
            if ("false".equals(set.get(DomainOptions.ARCHIVE_ENABLED))) {
                return new Storing(StoreMethod.FALSE, StoreMethod.FALSE, Rooms.FALSE);
            }
            String room = set.get(DomainOptions.ARCHIVE_ROOMS);
            return new Storing(
                    method(set.get(DomainOptions.ARCHIVE_DEFAULT), byDefault),
                    method(set.get(DomainOptions.ARCHIVE_REQUIRED), required),
                    room == null ? rooms : room.equals("true") ? Rooms.TRUE : Rooms.FALSE);
        }

        private static StoreMethod method(@Nullable String word, StoreMethod otherwise) {
            return Arrays.stream(StoreMethod.values())
                    .filter(method -> method.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElse(otherwise);
        }
    }
}
