package im.parley.feature.archive;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;

/** {@code 'urn:xmpp:mam:2' { 'message-archive' () { 'default-store-method' = 'body' } }}. */
@Processor(id = ArchiveOptions.PROCESSOR, help = "The archive of messages (XEP-0313): storing, and queries.")
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
    @Ignored(value = {"store-muc-messages", "store-mix-messages"}, because = "this version does not have it yet")
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
                    StoreMethod required) {}
}
