package im.parley.server.admin.mail;

import im.parley.server.config.Configuration;
import im.parley.server.config.MailerOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Gives letters to a mail server. */
@Singleton
public final class Mailer {
    private static final String PATIENCE = "15000";
    private static final int SMTPS = 465;

    private final MailerOptions options;
    private final Clock clock;

    /** Reads the configuration. */
    @Inject
    public Mailer(Configuration configuration, Clock clock) {
        this.options = configuration.root().services().letters().mailer();
        this.clock = clock;
    }

    /** Whether it is known where letters go, and from whom. */
    public boolean isSet() {
        return options.host().isPresent() && options.from().isPresent();
    }

    /**
     * Sends a letter. Blocks.
     *
     * @throws MessagingException when the mail server does not take it
     */
    void send(Letter letter) throws MessagingException {
        MimeMessage message = new MimeMessage(session());
        message.setFrom(address(options.from().orElseThrow(() -> new MessagingException("no 'mailer-from-address'"))));
        message.setRecipient(Message.RecipientType.TO, address(letter.to()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834
        Transport.send(message);
    }

    /** One address: several in one text would be a letter to somebody else, too. */
    private static InternetAddress address(String text) throws MessagingException {
        InternetAddress address = new InternetAddress(text, true);
        address.validate();
        return address;
    }

    private Session session() throws MessagingException {
        Properties properties = new Properties();
        String protocol = options.port() == SMTPS ? "smtps" : "smtp";
        String prefix = "mail." + protocol + '.';
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty("mail.transport.protocol.rfc822", protocol);
        properties.setProperty(
                prefix + "host", options.host().orElseThrow(() -> new MessagingException("no 'mailer-smtp-host'")));
        properties.setProperty(prefix + "port", Integer.toString(options.port()));
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", Boolean.toString(options.tls()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        for (String step : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty(prefix + step, PATIENCE);
        }
        properties.setProperty(prefix + "auth", Boolean.toString(options.user().isPresent()));
        return Session.getInstance(properties, options.user().isPresent() ? login() : null);
    }

    private Authenticator login() {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(options.user().orElse(""), options.password().orElse(""));
            }
        };
    }
}
