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
import im.parley.feature.muc.rule.Absentees;
import im.parley.server.spi.Effect;
import im.parley.server.spi.group.ChatRooms;
import im.parley.store.room.Affiliate;
import im.parley.store.room.Affiliation;
import im.parley.store.room.RoomEntry;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Rooms for the administration: may be called by any thread, and waits for the room. */
@Singleton
final class RoomService implements ChatRooms {
    private static final int PATIENCE_SECONDS = 10;
    private static final StanzaError LAST_OWNER = Condition.CONFLICT.because("a room always has an owner");

    private final Rooms rooms;

    @Inject
    RoomService(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public String label() {
        return rooms.label();
    }

    @Override
    public List<String> labels() {
        return rooms.labels();
    }

    @Override
    public List<RoomEntry> list(String domain, String afterLocal, int max) {
        return rooms.list().of(domain, afterLocal).stream().limit(max).toList();
    }

    @Override
    public Optional<RoomEntry> find(Jid room) {
        return rooms.list().find(room.bare());
    }

    @Override
    public int count(String domain) {
        return rooms.list().count(domain);
    }

    @Override
    public int occupantCount(Jid room) {
        return rooms.occupants(room);
    }

    @Override
    public DataForm blank() {
        return rooms.beginning().form();
    }

    @Override
    public Optional<DataForm> form(Jid room) {
        return ask(room, known -> known.configuration().form());
    }

    @Override
    public boolean create(Jid room, Jid owner, Map<String, List<String>> configuration) {
        Configuration wanted = rooms.beginning().with(configuration);
        rooms.rules().forEach(rule -> rule.check(wanted));
        return rooms.make(room.bare(), owner.bare(), wanted);
    }

    @Override
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

    @Override
    public boolean configure(Jid room, Map<String, List<String>> changes) {
        return ask(room, known -> {
                    Configuring.force(known, known.configuration().with(changes));
                    return true;
                })
                .orElse(false);
    }

    @Override
    public Optional<List<Affiliate>> affiliates(Jid room) {
        return ask(room, known -> List.copyOf(known.affiliations().all()));
    }

    /** Section 10.5: there is always an owner. */
    @Override
    public boolean affiliate(Jid room, Affiliate affiliate) {
        return ask(room, known -> {
                    List<Affiliate> owners = known.affiliations().all(Affiliation.OWNER);
                    boolean last = owners.size() == 1 && owners.getFirst().user().equals(affiliate.user());
                    if (last && affiliate.affiliation() != Affiliation.OWNER) {
                        throw new Refusal(LAST_OWNER);
                    }
                    Standing.affiliate(known, affiliate, new Item.Cause("", affiliate.reason()));
                    return true;
                })
                .orElse(false);
    }

    @Override
    public Optional<List<Visitor>> occupants(Jid room) {
        return ask(room, known -> known.occupants().all().stream().map(RoomService::visitor).toList());
    }

    private static Visitor visitor(Occupant occupant) {
        return new Visitor(
                occupant.nick(), occupant.user(), occupant.role().attribute(), List.copyOf(occupant.sessions()));
    }

    @Override
    public boolean kick(Jid room, String nick, String reason) {
        return ask(room, known -> {
                    Optional<Occupant> occupant = known.occupants().named(nick);
                    occupant.ifPresent(one -> Standing.expel(known, one, Status.KICKED, new Item.Cause("", reason)));
                    return occupant.isPresent();
                })
                .orElse(false);
    }

    /** Has somebody hear of what is said while away, or not any more; false when there is no room. */
    boolean enlist(Jid room, Jid user, boolean wanted) {
        return ask(room, known -> {
                    Absentees.enlist(known, user, wanted);
                    return true;
                })
                .orElse(false);
    }

    /** Has new rooms begin with these values, also after a restart. */
    void begin(Map<String, List<String>> values) {
        rooms.begin(values);
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
