package im.parley.feature.visitor;

import static im.parley.server.spi.Hook.on;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.account.Farewell;
import im.parley.store.user.UserStore;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import java.util.List;

/**
 * XEP-0175: Best Practices for Use of SASL ANONYMOUS. Cancels the relationships of an anonymous user and removes what every
 * store keeps of him when his session ends (section 3). His contacts hear first that he is gone: features hear of events in
 * the order of their class names.
 */
@ServerFeature
final class Visitors implements Feature {
    private final Domains domains;
    private final UserStore users;
    private final Farewell farewell;

    @Inject
    Visitors(Domains domains, UserStore users, Farewell farewell) {
        this.domains = domains;
        this.users = users;
        this.farewell = farewell;
    }

    @Override
    public Spec spec() {
        return Spec.xep(175, "1.2");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(on(SessionEnded.class, this::ended));
    }

    /** "it MUST cancel them when the client's session ends"; "it SHOULD remove such information". */
    private List<Effect> ended(SessionEnded event) {
        Jid account = event.session().account();
        boolean visited = domains.find(account.domain()).map(Vhost::anonymous).orElse(false);
        return visited && !users.exists(account) ? List.of(farewell.forget(account)) : List.of();
    }
}
