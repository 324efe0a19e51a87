package im.parley.feature.privilege;

import im.parley.server.spi.Effect;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which contacts of its accounts one component knows to be available, each by its resource. */
final class Lookout {
    /** How many it remembers, counted by the accounts that see them. Of more it is told, twice perhaps. */
    static final int MOST = 500_000;

    private final Jid component;
    private final Map<Jid, Seen> known = new HashMap<>();
    private int size;
    private boolean connected;
    /** Which of its connections it is being told on. */
    private int turn;

    /** A contact that is available, and the accounts that were told so. */
    private record Seen(Presence presence, Set<Jid> accounts) {}

    Lookout(Jid component) {
        this.component = component;
    }

    Jid component() {
        return component;
    }

    /**
     * Tells it all that it would have been told. What changes meanwhile waits for its turn, so that nothing older comes
     * after it.
     */
    synchronized List<Effect> begin() {
        connected = false;
        turn++;
        return catchUp(turn, new HashMap<>());
    }

    @SuppressWarnings("ReferenceEquality") // the component was told of this very presence, or of another one
    private synchronized List<Effect> catchUp(int mine, Map<Jid, Presence> told) {
        if (mine != turn) {
            return List.of();
        }
        List<Effect> effects = new ArrayList<>();
        known.forEach((contact, seen) -> {
            if (told.put(contact, seen.presence()) != seen.presence()) {
                effects.add(tell(seen.presence()));
            }
        });
        for (Jid contact : List.copyOf(told.keySet())) {
            if (!known.containsKey(contact)) {
                told.remove(contact);
                effects.add(tell(Presence.of(Presence.Type.UNAVAILABLE).withFrom(contact)));
            }
        }
        if (effects.isEmpty()) {
            connected = true;
        } else {
            effects.add(new Effect.Afterwards(() -> catchUp(mine, told)));
        }
        return effects;
    }

    synchronized void end() {
        connected = false;
        turn++;
    }

    /** Section 8, rule 2: "the server SHOULD send it only once", to however many accounts it comes. */
    synchronized Optional<Effect> available(Presence presence, Jid account) {
        Jid contact = presence.from().orElseThrow();
        Seen before = known.get(contact);
        boolean same = before != null && before.presence().content().equals(presence.content());
        if (before == null && size >= MOST) {
            return told(presence);
        }
        Set<Jid> accounts = before == null ? new HashSet<>() : before.accounts();
        if (size < MOST && accounts.add(account)) {
            size++;
        }
        if (same) {
            return Optional.empty();
        }
        known.put(contact, new Seen(presence, accounts));
        return told(presence);
    }

    /** It has gone when all have heard that it has. */
    synchronized Optional<Effect> unavailable(Presence presence, Jid account) {
        Jid contact = presence.from().orElseThrow();
        Seen before = known.get(contact);
        if (before == null) {
            return size >= MOST ? told(presence) : Optional.empty();
        }
        return before.accounts().remove(account) && left(contact, before) ? told(presence) : Optional.empty();
    }

    private boolean left(Jid contact, Seen seen) {
        size--;
        if (!seen.accounts().isEmpty()) {
            return false;
        }
        known.remove(contact);
        return true;
    }

    /** Nobody sees the contacts of an account that is no more. */
    synchronized List<Effect> removed(Jid account) {
        List<Effect> effects = new ArrayList<>();
        for (Jid contact : List.copyOf(known.keySet())) {
            Seen seen = known.get(contact);
            if (seen != null && seen.accounts().remove(account) && left(contact, seen)) {
                told(Presence.of(Presence.Type.UNAVAILABLE).withFrom(contact)).ifPresent(effects::add);
            }
        }
        return effects;
    }

    private Optional<Effect> told(Presence presence) {
        return connected ? Optional.of(tell(presence)) : Optional.empty();
    }

    private Effect tell(Presence presence) {
        return new Effect.SendAnyway(presence.withTo(component));
    }
}
