package im.parley.feature.privacy;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;

/** {@code 'jabber:iq:privacy' { 'max-lists' = 20; 'max-items' = 5000 }}. */
@Processor(id = PrivacyOptions.PROCESSOR, help = "Privacy lists (XEP-0016) and the bounds of block lists (XEP-0191).")
@Ignored(value = "privacyListOfflineCache", because = "lists are always cached")
record PrivacyOptions(
        @Option(
                        name = "max-lists",
                        byDefault = "20",
                        min = "1",
                        max = "1000",
                        help = "How many privacy lists an account may have.")
                int maxLists,
        @Option(
                        name = "max-items",
                        byDefault = "5000",
                        min = "1",
                        max = "100000",
                        help = "How many rules all privacy lists of an account, and its block list with them, may have.")
                int maxItems) {
    static final String PROCESSOR = "jabber:iq:privacy";
}
