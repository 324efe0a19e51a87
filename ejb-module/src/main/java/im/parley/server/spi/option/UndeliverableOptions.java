package im.parley.server.spi.option;

/** {@code 'sess-man' { 'silently-ignore-message' = false }}: what becomes of messages that no resource can have. */
public record UndeliverableOptions(
        @Option(
                        name = "silently-ignore-message",
                        byDefault = "false",
                        help = "Whether a message that no resource can have and nobody keeps is ignored instead of"
                                + " returned to its sender (RFC 6121, 8.5).")
                boolean silently) {}
