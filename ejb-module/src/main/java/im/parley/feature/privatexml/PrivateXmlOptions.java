package im.parley.feature.privatexml;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Option;
import im.parley.store.privatexml.Quota;

/** {@code 'jabber:iq:private' { 'max-elements' = 100; 'max-size' = 524288 }}. */
@Processor(id = PrivateXmlOptions.PROCESSOR, help = "Private XML storage (XEP-0049): bookmarks, notes and the like.")
record PrivateXmlOptions(
        @Option(
                        name = "max-elements",
                        byDefault = "100",
                        min = "1",
                        max = "10000",
                        help = "Under how many element names one account may keep something.")
                int maxElements,
        @Option(
                        name = "max-size",
                        byDefault = "512 * 1024",
                        min = "1024",
                        max = "1000000",
                        help = "How many characters of XML one account may keep in all.")
                int maxSize) {
    static final String PROCESSOR = "jabber:iq:private";

    Quota quota() {
        return new Quota(maxElements, maxSize);
    }
}
