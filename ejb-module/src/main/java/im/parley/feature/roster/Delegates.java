package im.parley.feature.roster;

import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Requester;
import im.parley.server.spi.Session;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Those whom the owner of a roster lets at the contacts of their own domains ({@link Hook.OpenRoster}). */
final class Delegates {
    private static final StanzaError FORBIDDEN = Condition.FORBIDDEN.because("a roster is for its owner alone");
    private static final StanzaError NOT_YOURS = Condition.FORBIDDEN.because("the contact is not of your domain");

    private final Catalogue catalogue;

    /** @param catalogue the features, read when a roster is asked for */
    Delegates(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Who asks for the roster of somebody else, if it is let in. */
    Jid permitted(Requester other) {
        return other.jid()
                .map(Jid::bare)
                .filter(entity -> of(other.addressed()).contains(entity))
                .orElseThrow(() -> new Refusal(FORBIDDEN));
    }

    /** Refuses to change what is not the entity's. */
    static void check(Jid entity, Jid contact) {
        if (!reaches(entity, contact)) {
            throw new Refusal(NOT_YOURS);
        }
    }

    static boolean reaches(Jid entity, Jid contact) {
        return entity.domain().equals(contact.domain());
    }

    /** Tells of a change that the owner made. */
    List<Effect> tell(Jid account, Jid contact, BiFunction<Jid, Jid, Iq> push) {
        List<Effect> effects = new ArrayList<>();
        for (Jid entity : of(account)) {
            if (reaches(entity, contact)) {
                Iq stamped = push.apply(account, contact).withFrom(account);
                // An account cannot be asked by its bare JID, which its server answers for.
                effects.add(
                        entity.local().isEmpty()
                                ? new Effect.Send(stamped.withTo(entity))
                                : new Effect.ToSessions(entity, Session::isAvailable, stamped));
            }
        }
        return effects;
    }

    private Set<Jid> of(Jid account) {
        Set<Jid> all = new LinkedHashSet<>();
        for (Hook.OpenRoster hook : catalogue.hooks(Hook.OpenRoster.class)) {
            all.addAll(hook.access().entities(account));
        }
        return all;
    }
}
