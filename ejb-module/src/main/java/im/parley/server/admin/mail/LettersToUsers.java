package im.parley.server.admin.mail;

import static im.parley.server.spi.Hook.on;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent.AccountCreated;
import im.parley.server.spi.ServerEvent.ServerOpened;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import jakarta.inject.Inject;
import java.util.List;

/** XEP-0077: In-Band Registration. Has new users confirm their e-mail address, where that is wanted. */
@ServerFeature
final class LettersToUsers implements Feature {
    private static final System.Logger LOG = System.getLogger(LettersToUsers.class.getName());

    private final PostOffice post;
    private final Mailer mailer;
    private final Confirmations confirmations;
    private final PasswordResets resets;

    @Inject
    LettersToUsers(PostOffice post, Mailer mailer, Confirmations confirmations, PasswordResets resets) {
        this.post = post;
        this.mailer = mailer;
        this.confirmations = confirmations;
        this.resets = resets;
    }

    @Override
    public Spec spec() {
        return Spec.xep(77, "2.4");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(on(ServerOpened.class, this::opened), on(AccountCreated.class, this::created));
    }

    private List<Effect> opened(ServerOpened event) {
        post.open(event.lanes());
        if ((confirmations.isOn() || resets.isOn()) && !mailer.isSet()) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Letters to users cannot be sent: `mailer` needs 'mailer-smtp-host' and 'mailer-from-address'");
        }
        return List.of();
    }

    private List<Effect> created(AccountCreated event) {
        confirmations.ask(event.account());
        return List.of();
    }
}
