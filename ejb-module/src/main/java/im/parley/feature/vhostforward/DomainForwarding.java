package im.parley.feature.vhostforward;

import static im.parley.server.spi.Hook.messageToNobody;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Hook.undeliverable;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Phase;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostPolicy.Forwarding;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * RFC 6121, 8.5: messages for accounts of a domain that nobody can have go to the address that is set for the domain
 * ({@code mess-forw}); what its users broadcast as presence goes there, too ({@code pres-forw}).
 */
@ServerFeature
final class DomainForwarding implements Feature {
    private final Domains domains;

    @Inject
    DomainForwarding(Domains domains) {
        this.domains = domains;
    }

    @Override
    public Spec spec() {
        return Spec.rfc(6121).processor("message-vhost-forward");
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                undeliverable(this::undelivered),
                messageToNobody(this::undelivered),
                presenceSent(Phase.NOTIFY, this::sent));
    }

    private Optional<Forwarding> forwarding(String domain) {
        return domains.find(domain).map(Vhost::policy).map(policy -> policy.forwarding());
    }

    /** A message that comes back from there is not sent there again. */
    private Verdict undelivered(Message message, Jid account) {
        return forwarding(account.domain())
                .flatMap(Forwarding::messages)
                .filter(to -> !to.equals(account) && message.from().filter(to::equals).isEmpty())
                .map(to -> Verdict.drop("forwarded").then(new Effect.Send(message.withTo(to))))
                .orElse(Verdict.PASS);
    }

    private Verdict sent(Presence presence, Session sender) {
        boolean broadcast = presence.to().isEmpty()
                && (presence.type() == Presence.Type.AVAILABLE || presence.type() == Presence.Type.UNAVAILABLE);
        if (!broadcast) {
            return Verdict.PASS;
        }
        return forwarding(sender.jid().domain())
                .flatMap(Forwarding::presences)
                .map(to -> Verdict.PASS.then(new Effect.Send(presence.withFrom(sender.jid()).withTo(to))))
                .orElse(Verdict.PASS);
    }
}
