package im.parley.server.admin.mail;

import im.parley.server.spi.Lane;
import im.parley.server.spi.Lanes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends letters one after the other, while nobody waits for it. Bounded: what is too much is not sent. */
@Singleton
public final class PostOffice {
    private static final System.Logger LOG = System.getLogger(PostOffice.class.getName());
    private static final int MOST = 200;

    private final Mailer mailer;
    private volatile @Nullable Lane lane;

    /** Gives letters to that. */
    @Inject
    public PostOffice(Mailer mailer) {
        this.mailer = mailer;
    }

    /** Letters can be sent from now on. */
    void open(Lanes lanes) {
        lane = lanes.open();
    }

    /** Sends a letter later; that it cannot be sent is in the log. */
    void post(Letter letter) {
        later(() -> send(letter));
    }

    /** Does something later, behind the letters that wait. */
    void later(Runnable work) {
        Lane way = lane;
        if (way == null || way.waiting() >= MOST) {
            LOG.log(System.Logger.Level.WARNING, "Too many letters wait; some are not sent");
            return;
        }
        way.later(() -> {
            work.run();
            return List.of();
        });
    }

    private void send(Letter letter) {
        try {
            mailer.send(letter);
        } catch (MessagingException | RuntimeException failed) {
            LOG.log(System.Logger.Level.WARNING, "Not sent: " + letter, failed);
        }
    }
}
