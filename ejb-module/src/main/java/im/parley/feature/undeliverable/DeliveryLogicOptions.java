package im.parley.feature.undeliverable;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;

/** {@code 'sess-man' { 'message-delivery-logic' { 'silently-ignore-message' = false } }}. */
@Processor(id = "message-delivery-logic", help = "The same as `message`, by its newer name.")
@Ignored(value = "delivery-rules", because = "messages go where RFC 6121, 8.5 says: that is what `strict` means")
record DeliveryLogicOptions(
        @Option(
                        name = "silently-ignore-message",
                        byDefault = "false",
                        help = "Whether a message that no resource can have and nobody keeps is ignored instead of returned to"
                                + " its sender; the same as the option of this name of `sess-man`.")
                boolean silently) {}
