package im.parley.feature.pubsub.pep;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;

/** {@code sess-man { pep { } }}. */
@Processor(id = PepOptions.PROCESSOR, help = "Nodes of accounts (XEP-0163): what a user shows to contacts, or keeps.")
@Ignored(
        value = {"pubsub-jid", "simple-pep-enabled"},
        because = "the nodes of accounts need no other component")
record PepOptions(
        @Option(
                        name = "max-nodes",
                        byDefault = "500",
                        min = "1",
                        max = "100000",
                        help = "How many nodes an account may have.")
                int maxNodes,
        @Option(
                        name = "max-items",
                        byDefault = "10000",
                        min = "1",
                        max = "1000000",
                        help = "How many items a node of an account keeps at most: what `max` means there.")
                int maxItems) {
    static final String PROCESSOR = "pep";
}
