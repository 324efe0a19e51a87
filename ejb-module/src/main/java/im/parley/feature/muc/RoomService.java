package im.parley.feature.muc;

import im.parley.feature.muc.room.Configuration;
import im.parley.feature.muc.room.Configuring;
import im.parley.feature.muc.room.Demolition;
import im.parley.feature.muc.room.Item;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Reception;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Standing;
import im.parley.feature.muc.room.Status;
import im.parley.server.spi.Effect;
import im.parley.store.room.Affiliate;
import im.parley.store.room.RoomEntry;
import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Rooms for the administration: may be called by any thread, and waits for the room. */
@Singleton
public final class RoomService {
    private static final int PATIENCE_SECONDS = 10;

    private final Rooms rooms;

    /** The administration of these rooms. */
    @Inject
    RoomService(Rooms rooms) {
        this.rooms = rooms;
    }

    /**
     * Somebody who is in a room.
     *
     * @param sessions the full JIDs
     */
    public record Visitor(String nick, Jid user, String role, List<Jid> sessions) {}

    /** The rooms of a domain of the service by address, behind that local part, at most so many. */
    public List<RoomEntry> list(String domain, String afterLocal, int max) {
        return rooms.list().of(domain).stream()
                .filter(entry -> entry.room().local().compareTo(afterLocal) > 0)
                .limit(max)
                .toList();
    }

    /** How many are in a room. */
    public int occupantCount(Jid room) {
        return rooms.occupants(room);
    }

    /**
     * Makes a persistent room; false when there is one of that address.
     *
     * @param configuration values by the names of the fields
     * @throws im.parley.wire.stanza.Refusal when a value is none
     */
    public boolean create(Jid room, Jid owner, Map<String, List<String>> configuration) {
        Configuration wanted = rooms.beginning().with(configuration);
        rooms.rules().forEach(rule -> rule.check(wanted));
        return rooms.make(room.bare(), owner.bare(), wanted);
    }

    /** Destroys a room; false when there is none. */
    public boolean destroy(Jid room, String reason, Optional<Jid> venue) {
        Element.Builder destroy = Element.build(Muc.DESTROY).attribute("jid", venue);
        if (!reason.isEmpty()) {
            destroy.add(Muc.REASON, reason);
        }
        return ask(room, known -> {
                    Demolition.destroy(known, destroy.build());
                    return true;
                })
                .orElse(false);
    }

    /** The configuration of a room by the names of the fields; nothing when there is no room. */
    public Optional<Map<String, List<String>>> configuration(Jid room) {
        return ask(room, known -> {
            Map<String, List<String>> values = new HashMap<>();
            known.configuration().shown().forEach(field -> values.put(field.name(), field.values()));
            return values;
        });
    }

    /**
     * Changes the configuration of a room; false when there is none.
     *
     * @throws im.parley.wire.stanza.Refusal when a value is none, or a rule is against it
     */
    public boolean configure(Jid room, Map<String, List<String>> changes) {
        return ask(room, known -> {
                    Configuring.force(known, known.configuration().with(changes));
                    return true;
                })
                .orElse(false);
    }

    /** Who is affiliated with a room. */
    public List<Affiliate> affiliates(Jid room) {
        return ask(room, known -> List.copyOf(known.affiliations().all())).orElse(List.of());
    }

    /** Changes how somebody is affiliated with a room; false when there is no room. */
    public boolean affiliate(Jid room, Affiliate affiliate) {
        return ask(room, known -> {
                    Standing.affiliate(known, affiliate, new Item.Cause("", affiliate.reason()));
                    return true;
                })
                .orElse(false);
    }

    /** Who is in a room. */
    public List<Visitor> occupants(Jid room) {
        return ask(room, known -> known.occupants().all().stream().map(RoomService::visitor).toList())
                .orElse(List.of());
    }

    private static Visitor visitor(Occupant occupant) {
        return new Visitor(
                occupant.nick(), occupant.user(), occupant.role().attribute(), List.copyOf(occupant.sessions()));
    }

    /** Removes somebody from a room; false when nobody has that nickname there. */
    public boolean kick(Jid room, String nick, String reason) {
        return ask(room, known -> {
                    Optional<Occupant> occupant = known.occupants().named(nick);
                    occupant.ifPresent(one -> Standing.expel(known, one, Status.KICKED, new Item.Cause("", reason)));
                    return occupant.isPresent();
                })
                .orElse(false);
    }

    /** Asks a room on its lane and waits for the answer. */
    private <T> Optional<T> ask(Jid address, Function<Room, T> question) {
        Optional<Room> room = rooms.find(address.bare());
        if (room.isEmpty()) {
            return Optional.empty();
        }
        CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        room.get().lane().run(() -> answered(room.get(), question, answer));
        try {
            return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private static <T> List<Effect> answered(
            Room room, Function<Room, T> question, CompletableFuture<Optional<T>> answer) {
        try {
            List<T> found = new ArrayList<>(1);
            List<Effect> effects =
                    new ArrayList<>(Reception.act(room, () -> found.add(question.apply(room))));
            effects.add(new Effect.Afterwards(() -> {
                answer.complete(found.stream().findFirst());
                return List.of();
            }));
            return effects;
        } catch (RuntimeException failed) {
            answer.completeExceptionally(failed);
            return List.of();
        }
    }
}
