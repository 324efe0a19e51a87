package im.parley.server.route;

import im.parley.server.session.BoundSession;
import im.parley.server.session.SessionIndex;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Handlers;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends what the server makes on behalf of local accounts, of services, and of itself. */
final class Dispatch {
    private final FeatureTable table;
    private final SessionIndex sessions;
    private final Domains domains;
    private final Router router;

    Dispatch(FeatureTable table, SessionIndex sessions, Domains domains, Router router) {
        this.table = table;
        this.sessions = sessions;
        this.domains = domains;
        this.router = router;
    }

    /** Sends a stanza that carries {@code from} and {@code to}. */
    void send(Stanza stanza) {
        switch (stanza) {
            case Message message -> send(Message.class, message, table.messages().behalf());
            case Presence presence -> send(Presence.class, presence, table.presences().behalf());
            case Iq iq -> send(Iq.class, iq, table.iqs().behalf());
        }
    }

    private <S extends Stanza> void send(Class<S> kind, S stanza, List<Handlers.DeliveryFilter<S>> filters) {
        Jid from = stanza.header().from();
        if (filters.isEmpty() || from == null || !isAccount(from)) {
            router.route(stanza);
            return;
        }
        Course<S> course = new Course<>(kind, stanza).to(from.bare(), filters);
        if (course.passed()) {
            router.route(course.stanza());
        }
        router.perform(course.effects());
    }

    private boolean isAccount(Jid address) {
        return !address.local().isEmpty() && domains.serves(address.domain());
    }

    /** Sends a stanza that carries {@code from} to each of these. */
    void sendToAll(Stanza stanza, List<Jid> recipients) {
        recipients.forEach(to -> send(stanza.withTo(to)));
    }

    /** Whether an effect does nothing but send. */
    static boolean isSending(Effect effect) {
        return effect instanceof Effect.Send || effect instanceof Effect.SendToAll;
    }

    /** How many stanzas an effect sends. */
    static int copies(Effect effect) {
        return effect instanceof Effect.SendToAll all ? all.recipients().size() : 1;
    }

    /**
     * Performs effects that do nothing but send. Each recipient gets its own in their order, and several at once: so the
     * flood for who comes into a room, and what others hear of several who come, costs one turn of a session each.
     */
    void together(List<Effect> sending) {
        Map<Jid, List<Stanza>> perRecipient = new LinkedHashMap<>();
        for (Effect effect : sending) {
            if (effect instanceof Effect.Send send) {
                send.stanza().to().ifPresent(to -> add(perRecipient, to, send.stanza()));
            } else if (effect instanceof Effect.SendToAll all) {
                all.recipients().forEach(to -> add(perRecipient, to, all.stanza().withTo(to)));
            }
        }
        perRecipient.forEach(this::inOrder);
    }

    private static void add(Map<Jid, List<Stanza>> perRecipient, Jid to, Stanza stanza) {
        perRecipient.computeIfAbsent(to, any -> new ArrayList<>(2)).add(stanza);
    }

    private void inOrder(Jid to, List<Stanza> stanzas) {
        try {
            List<Presence> presences = new ArrayList<>();
            for (Stanza stanza : stanzas) {
                if (stanza instanceof Presence presence && isMere(presence)) {
                    presences.add(presence);
                } else {
                    give(to, presences);
                    presences = new ArrayList<>();
                    send(stanza);
                }
            }
            give(to, presences);
        } catch (RuntimeException thrown) {
            Trouble.log(thrown, "to send what belongs together");
        }
    }

    /** What an account hears of others: nothing but filters and sessions have to do with it (RFC 6121 section 8.5.3). */
    private boolean isMere(Presence presence) {
        Jid from = presence.header().from();
        boolean mere = presence.type() == Presence.Type.AVAILABLE || presence.type() == Presence.Type.UNAVAILABLE;
        return mere && from != null && !isAccount(from);
    }

    private void give(Jid to, List<Presence> presences) {
        BoundSession session =
                presences.size() > 1 && to.isFull() && isAccount(to) ? sessions.find(to).orElse(null) : null;
        if (session == null) {
            presences.forEach(this::send);
            return;
        }
        List<Presence> passed = new ArrayList<>(presences.size());
        List<Effect> effects = new ArrayList<>();
        for (Presence presence : presences) {
            Course<Presence> course = new Course<>(Presence.class, presence)
                    .to(session.account(), table.presences().delivery());
            effects.addAll(course.effects());
            if (course.passed()) {
                passed.add(course.stanza());
            } else if (course.error() != null) {
                router.bounce(course.stanza(), course.error());
            }
        }
        session.deliverAll(passed);
        router.perform(effects);
    }
}
