package im.parley.feature.push;

import im.parley.server.spi.Processor;
import im.parley.server.spi.option.Activity;
import im.parley.server.spi.option.Bean;
import im.parley.server.spi.option.Group;
import im.parley.server.spi.option.Ignored;
import im.parley.server.spi.option.Option;
import java.time.Duration;
import java.util.Optional;

/** {@code 'urn:xmpp:push:0' { 'with-body' = false; away () {} }}. */
@Processor(id = PushOptions.PROCESSOR, help = "Push notifications (XEP-0357).")
@Ignored(
        value = {"send-account-removal-notification", "encrypted", "groupchat", "jingle", "meet"},
        because = "this version does not have it yet")
record PushOptions(@Group Content content, @Group Services services, @Group Extensions extensions) {
    static final String PROCESSOR = "urn:xmpp:push:0";

    /** What a notification tells. */
    record Content(
            @Option(
                            name = "with-body",
                            byDefault = "true",
                            help = "Whether a notification tells the text of the message.")
                    boolean withBody,
            @Option(name = "with-sender", byDefault = "true", help = "Whether a notification tells the sender.")
                    boolean withSender,
            @Option(
                            name = "encrypted-message-body",
                            aliases = "encryptedMessageBody",
                            byDefault = "'New secure message. Open to see the message.'",
                            help = "What stands in the place of the text when the message is encrypted.")
                    String encryptedBody,
            @Option(
                            name = "send-offline-messages-retrieved-notification",
                            byDefault = "true",
                            help = "Whether the devices of an account are told that its messages were retrieved.")
                    boolean whenRetrieved) {}

    /** How services are dealt with. */
    record Services(
            @Option(
                            name = "max-timeout",
                            byDefault = "'PT6M'",
                            min = "'PT1S'",
                            max = "'PT1H'",
                            help = "How long a push service may take to answer; after that the notification has"
                                    + " failed.")
                    Duration patience,
            @Option(
                            name = "deviceRegistrationTTL",
                            min = "'PT1M'",
                            help = "How long after a client enabled a service for the last time it is forgotten;"
                                    + " without it never.")
                    Optional<Duration> lifetime,
            @Option(
                            name = "max-registrations",
                            byDefault = "20",
                            min = "1",
                            max = "1000",
                            help = "How many nodes of services an account may have enabled; the one that was"
                                    + " enabled longest ago makes room.")
                    int limit) {}

    /** What clients may ask for besides. */
    record Extensions(
            @Bean(
                            name = "away",
                            help = "Notifications also while all clients say that their user is away; off by default.")
                    Switch away,
            @Bean(name = "priority", help = "Notifications say whether they are urgent.") Switch priority,
            @Bean(name = "groupchat-filter", help = "Clients say of which rooms, and what there, they want to hear.")
                    Switch rooms,
            @Bean(name = "ignore-from-unknown", help = "Clients may want to hear of their contacts alone.")
                    Switch ignoreUnknown,
            @Bean(name = "muted-filter", help = "Clients say of whom they do not want to hear.") Switch muted) {}

    /** An extension that may be switched. */
    record Switch(@Activity Optional<Boolean> active) {
        boolean on(boolean byDefault) {
            return active.orElse(byDefault);
        }
    }
}
