package im.parley.server.admin;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Login;
import im.parley.server.stream.PrebindDesk;
import im.parley.server.stream.PrebindDesk.Outcome;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.JoinableStreams.Joinable;
import im.parley.wire.port.JoinableStreams.Wish;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/**
 * Opens BOSH sessions for users: a web site that knows its visitors gives each page an open session, and no page needs a
 * password.
 */
@Singleton
public final class Prebindings {
    private final PrebindDesk desk;
    private final AccountViews accounts;
    private final Domains domains;
    private final Audit audit;

    /** Works on the accounts of this server. */
    @Inject
    public Prebindings(PrebindDesk desk, AccountViews accounts, Domains domains, Audit audit) {
        this.desk = desk;
        this.accounts = accounts;
        this.domains = domains;
        this.audit = audit;
    }

    /**
     * A session that waits for its client.
     *
     * @param jid the full address that it has
     * @param sid its identifier: whoever knows it has the session
     * @param rid the identifier of the next request
     * @param hostname the host that serves it
     * @param hold how many requests are held at most
     * @param seconds for how many seconds at most
     */
    public record Prebound(Jid jid, String sid, long rid, String hostname, int hold, long seconds) {
        /** Without what opens the session. */
        @Override
        public String toString() {
            return "Prebound[" + jid + ']';
        }
    }

    /**
     * Opens a session.
     *
     * @param user the account; with the resource, if one is wanted
     */
    public Prebound open(Actor actor, Jid user, Optional<Integer> hold, Optional<Integer> wait) {
        return audit.of(actor, Audit.Act.on(user, "session.prebind"), () -> {
            actor.requireOver(user);
            Vhost domain = domains.find(user.domain())
                    .orElseThrow(() -> Rejected.notFound("this server does not serve " + user.domain()));
            if (!accounts.get(actor, user).account().status().isOpen()) {
                throw Rejected.conflict("nobody may log in to " + user.bare());
            }
            Jid full = user.isFull() ? user : user.withResource(UUID.randomUUID().toString());
            Wish wish = new Wish(user.domain(), domain.tlsRequired(), wait, hold, domain.policy().ports());
            Login login = new Login(new Login.Proof.Word(actor.name()), Optional.empty());
            return switch (desk.open(full, login, wish)) {
                case Outcome.Opened(var jid, var stream) -> prebound(jid, stream);
                case Outcome.Refused(var why) -> throw Rejected.conflict(why);
            };
        });
    }

    private static Prebound prebound(Jid jid, Joinable stream) {
        return new Prebound(
                jid, stream.sid(), stream.rid(), stream.hostname().orElse(jid.domain()), stream.hold(), stream.seconds());
    }
}
