package im.parley.server.admin.system;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Rejected;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Performer;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Stanzas that an administrator sends in the name of the server or of a local account. */
@Singleton
public final class Stanzas {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Performer performer;
    private final Domains domains;
    private final Audit audit;

    /** Sends through this. */
    @Inject
    public Stanzas(Performer performer, Domains domains, Audit audit) {
        this.performer = performer;
        this.domains = domains;
        this.audit = audit;
    }

    /**
     * Sends a stanza.
     *
     * @param stanza its {@code from} is the first domain if it has none, and otherwise a served domain or a local account
     * @param to who gets it, when the stanza does not say so itself
     * @return the answer to a request, and nothing at once to everything else
     */
    public CompletableFuture<Optional<String>> send(Actor actor, Stanza stanza, Optional<Jid> to) {
        Jid recipient = to.or(stanza::to).orElseThrow(() -> Rejected.invalid("to", "say to whom"));
        Jid sender = stanza.from().orElseGet(() -> Jid.prepared("", domains.defaultDomain()));
        Audit.Act act = Audit.Act.onInstallation("stanza.send", recipient.toString())
                .saying(stanza.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " from " + sender);
        return audit.of(actor, act, () -> {
            actor.requireInstallation();
            if (!domains.serves(sender.domain()) || sender.isFull()) {
                throw Rejected.invalid("from", "'" + sender + "' is no domain or account of this server");
            }
            return perform(addressed(stanza, sender, recipient));
        });
    }

    private static Stanza addressed(Stanza stanza, Jid from, Jid to) {
        return switch (stanza) {
            case Iq iq -> iq.withFrom(from).withTo(to);
            case Message message -> message.withFrom(from).withTo(to);
            case Presence presence -> presence.withFrom(from).withTo(to);
        };
    }

    private CompletableFuture<Optional<String>> perform(Stanza stanza) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        switch (stanza) {
            case Iq request when request.type() == Iq.Type.GET || request.type() == Iq.Type.SET ->
                performer.perform(List.of(new Effect.Ask(request, PATIENCE, reply -> {
                    answer.complete(Optional.of(StanzaText.write(reply)));
                    return List.of();
                })));
            case Iq reply -> throw Rejected.invalid("type", "an answer that nobody has asked for");
            case Message message -> performer.perform(List.of(new Effect.Send(message)));
            case Presence presence -> performer.perform(List.of(new Effect.Send(presence)));
        }
        if (!(stanza instanceof Iq)) {
            answer.complete(Optional.empty());
        }
        return answer;
    }
}
