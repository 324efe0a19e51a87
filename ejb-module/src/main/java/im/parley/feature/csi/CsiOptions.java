package im.parley.feature.csi;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Option;

/** {@code 'urn:xmpp:csi:0' { logic = 'tigase.xmpp.impl.MobileV1' }}. */
@Processor(id = CsiOptions.PROCESSOR, help = "What waits while nobody looks at a client (XEP-0352).")
record CsiOptions(
        @Option(
                        name = "logic",
                        byDefault = "'MobileV2'",
                        help = "What waits besides chat states: with `'MobileV1'` each presence, with `'MobileV2'` the"
                                + " last presence of each address, with `'MobileV3'` the same and copies of messages"
                                + " (XEP-0280). The class names of Tigase, such as `'tigase.xmpp.impl.MobileV1'`, are"
                                + " understood too.")
                Logic logic,
        @Option(
                        name = "max-queue-size",
                        byDefault = "50",
                        min = "1",
                        max = "10000",
                        help = "How many stanzas may wait for one client; when there are more, all of them are sent.")
                int maxQueue) {
    static final String PROCESSOR = "urn:xmpp:csi:0";
}
