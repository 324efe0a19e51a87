package im.parley.feature.undeliverable;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Option;

/** {@code 'sess-man' { message { 'silently-ignore-message' = false } }}. */
@Processor(id = MessageOptions.PROCESSOR, help = "What becomes of messages that no resource can have (RFC 6121, 8.5).")
record MessageOptions(
        @Option(
                        name = "silently-ignore-message",
                        byDefault = "false",
                        help = "Whether such a message is ignored instead of returned to its sender; the same as the"
                                + " option of this name of `sess-man`.")
                boolean silently) {
    static final String PROCESSOR = "message";
}
