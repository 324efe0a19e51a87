package im.parley.feature.amp;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;

/** {@code amp { 'quota-exceeded' = 'drop' }}. */
@Processor(id = AmpOptions.PROCESSOR, help = "Advanced message processing (XEP-0079).")
@Ignored(value = {"amp-jid", "threadsNo"}, because = "Parley is built differently and has no such part")
record AmpOptions(
        @Option(
                        name = "quota-exceeded",
                        byDefault = "'error'",
                        help = "What happens to a message for somebody who is offline and has too many messages"
                                + " waiting: its sender gets an error, or it is dropped without a word.")
                Quota quota,
        @Option(
                        name = "silently-ignore-message",
                        byDefault = "false",
                        help = "Whether a message that no resource can have and nobody keeps is ignored instead of"
                                + " returned to its sender; the same as the option of this name of `sess-man`.")
                boolean silently) {
    static final String PROCESSOR = "amp";

    /** What happens to a message that cannot be stored any more. */
    enum Quota {
        /** Its sender gets an error. */
        ERROR,
        /** Nobody is told. */
        DROP
    }
}
