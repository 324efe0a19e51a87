package im.parley.feature.vcard;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Option;

/** {@code 'vcard-temp' { 'max-size' = 200000 }}. */
@Processor(
        id = VcardOptions.PROCESSOR,
        help = "vCards (XEP-0054), and the hash of the photo in presence (XEP-0153).")
record VcardOptions(
        @Option(
                        name = "max-size",
                        byDefault = "256 * 1024",
                        min = "1024",
                        max = "1000000",
                        help = "How many characters a vCard may have, its photo included, in either format.")
                int maxSize) {
    static final String PROCESSOR = "vcard-temp";
}
