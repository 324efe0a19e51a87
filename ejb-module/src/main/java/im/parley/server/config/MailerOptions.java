package im.parley.server.config;

import im.parley.server.spi.option.Option;
import java.util.Optional;

/** {@code mailer { 'mailer-smtp-host' = 'smtp.example.org'; 'mailer-from-address' = 'server@example.org' }}. */
public record MailerOptions(
        @Option(name = "mailer-smtp-host", help = "The mail server. Without it no letters are sent.")
                Optional<String> host,
        @Option(
                        name = "mailer-smtp-port",
                        byDefault = "587",
                        min = "1",
                        max = "65535",
                        help = "Its port. On 465 everything is encrypted from the beginning.")
                int port,
        @Option(name = "mailer-smtp-username", help = "Who sends, if it must be said.") Optional<String> user,
        @Option(name = "mailer-smtp-password", secret = true, help = "The password for that.")
                Optional<String> password,
        @Option(
                        name = "mailer-smtp-tls-required",
                        byDefault = "true",
                        help = "Whether letters are sent encrypted alone, which only a mail server on this machine may do"
                                + " without.")
                boolean tls,
        @Option(name = "mailer-from-address", help = "The address that letters come from.") Optional<String> from) {
    /** The name of the bean. */
    public static final String BEAN = "mailer";
}
