package im.parley.feature.muc;

import im.parley.feature.muc.log.RoomLog;
import im.parley.feature.muc.room.Configuration;
import im.parley.feature.muc.room.Demolition;
import im.parley.feature.muc.room.House;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Reception;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rules;
import im.parley.feature.muc.rule.Ghosts;
import im.parley.feature.muc.rule.RuleBook;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Identity;
import im.parley.server.spi.Lane;
import im.parley.server.spi.Lanes;
import im.parley.server.spi.Options;
import im.parley.server.spi.Service;
import im.parley.store.room.RoomStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The service: finds the room that a stanza is for, or makes it. Thread-safe. */
@Singleton
final class Rooms implements Service, House {
    private static final StanzaError BUSY =
            Condition.RESOURCE_CONSTRAINT.because("the room has too much to do").as(StanzaError.Type.WAIT);
    private static final StanzaError FULL = Condition.RESOURCE_CONSTRAINT.because("there are too many rooms");
    private static final int FAREWELL_SECONDS = 3;

    private final RoomStore store;
    private final Clock clock;
    private final MucOptions options;
    private final Permits permits;
    private final Rules rules;
    private final Beginnings beginnings;
    private final RoomList list;
    private final Visits visits;
    private final IdleRooms idle;
    private final Lobby lobby;
    private final Optional<RoomLog> log;
    private final Map<Jid, Room> live = new ConcurrentHashMap<>();
    private volatile @Nullable Lanes lanes;

    @Inject
    Rooms(Shelves shelves, Clock clock, Options options, Permits permits, Catalogue catalogue) {
        this.store = shelves.rooms();
        this.clock = clock;
        this.permits = permits;
        this.options = options.of(MucOptions.class);
        RoomOptions.Using using = this.options.rooms().using();
        this.log = shelves.log();
        this.rules = RuleBook.of(this.options.rooms().policy(), shelves.archives(), log);
        this.beginnings = new Beginnings(shelves.settings(), rules, this.options.defaultRoomConfig());
        this.list = new RoomList(store);
        this.visits = new Visits(using.maxOccupied());
        this.idle = new IdleRooms(this.options.rooms().making().idle());
        this.lobby = new Lobby(list, this, catalogue);
    }

    @Override
    public String label() {
        return options.label();
    }

    /** What stands before served domains: the first one, and more. */
    List<String> labels() {
        return Stream.concat(Stream.of(options.label()), options.more().labels().stream()).toList();
    }

    @Override
    public Identity identity() {
        return new Identity("conference", "text", options.name());
    }

    @Override
    public void open(Lanes opened) {
        lanes = opened;
        log.ifPresent(known -> known.open(opened));
    }

    private Lane lane() {
        Lanes opened = lanes;
        if (opened == null) {
            throw new IllegalStateException("the service is not open");
        }
        return opened.open();
    }

    private Room room(Jid address) {
        return new Room(address, this, lane());
    }

    private Room room(Jid address, Room.Founding founding) {
        return new Room(address, this, lane(), founding);
    }

    @Override
    public List<Effect> handle(Stanza stanza) {
        Jid to = stanza.to().orElseThrow();
        if (stanza.from().isEmpty()) {
            return List.of();
        }
        if (to.local().isEmpty()) {
            return lobby.handle(stanza);
        }
        Optional<Room> found = find(to.bare());
        if (found.isPresent()) {
            return give(found.get(), stanza);
        }
        return stanza instanceof Presence presence && asksForRoom(presence) ? make(presence) : lobby.absent(stanza);
    }

    private List<Effect> give(Room room, Stanza stanza) {
        if (room.lane().waiting() > options.rooms().using().floods().maxWaiting()) {
            return lobby.refuse(stanza, BUSY);
        }
        idle.remove(room);
        room.lane().run(stanza, () -> Reception.receive(room, stanza));
        return List.of();
    }

    /** A room that is in memory, or is kept and will be read. */
    Optional<Room> find(Jid address) {
        Room known = live.get(address);
        if (known != null) {
            return Optional.of(known);
        }
        return list.find(address).map(entry -> live.computeIfAbsent(address, this::room));
    }

    private static boolean asksForRoom(Presence presence) {
        return presence.type() == Presence.Type.AVAILABLE
                && presence.has(Muc.JOIN)
                && presence.to().orElseThrow().isFull();
    }

    /** Section 10.1.1. */
    private List<Effect> make(Presence presence) {
        Jid user = presence.from().orElseThrow();
        Jid address = presence.to().orElseThrow().bare();
        boolean listed = beginning().get(Room.LISTED) && allows(user, address, true);
        if (!listed && !allows(user, address, false)) {
            return lobby.refuse(presence, Muc.NOT_ALLOWED);
        }
        if (isFull(address.domain())) {
            return lobby.refuse(presence, FULL);
        }
        Room.Founding founding = new Room.Founding(
                user.bare(), beginning().with(Room.LISTED, listed), options.rooms().making().lock());
        Room fresh = room(address, founding);
        Room known = live.putIfAbsent(address, fresh);
        return give(known == null ? fresh : known, presence);
    }

    private boolean isFull(String domain) {
        return list.count(domain) >= options.rooms().making().maxRooms()
                || live.size() >= options.rooms().making().maxRooms() + options.rooms().making().idle();
    }

    /** A new persistent room by the administration; false when there is one already. */
    boolean make(Jid address, Jid owner, Configuration configuration) {
        Room.Founding founding = new Room.Founding(owner, configuration.with(Room.PERSISTENT, true), false);
        Room fresh = room(address, founding);
        if (list.find(address).isPresent() || live.putIfAbsent(address, fresh) != null) {
            return false;
        }
        fresh.lane().run(() -> Reception.act(fresh, () -> Reception.settle(fresh)));
        return true;
    }

    @Override
    public List<Effect> close() {
        List<CompletableFuture<Void>> told = new ArrayList<>();
        for (Room room : live.values()) {
            CompletableFuture<Void> one = new CompletableFuture<>();
            told.add(one);
            room.lane().run(() -> {
                List<Effect> effects = new ArrayList<>(Reception.act(room, () -> Demolition.shutDown(room)));
                effects.add(new Effect.Afterwards(() -> {
                    one.complete(null);
                    return List.of();
                }));
                return effects;
            });
        }
        CompletableFuture.allOf(told.toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, FAREWELL_SECONDS, TimeUnit.SECONDS)
                .join();
        log.ifPresent(RoomLog::flush);
        return List.of();
    }

    /** A session has ended. */
    void vanished(Jid session) {
        visits.of(session).forEach(room ->
                room.lane().run(() -> Reception.act(room, () -> Reception.vanished(room, session))));
    }

    /** Asks the sessions of other servers whether they are in their rooms still. */
    void lookForGhosts() {
        for (Room room : live.values()) {
            if (room.occupants().count() > 0) {
                room.lane().later(() -> Reception.act(room, () -> Ghosts.look(room, permits::isElsewhere)));
            }
        }
    }

    /** An account is no more: nobody who gets its address may inherit its rights in rooms. */
    void removed(Jid account) {
        live.values().forEach(room -> room.lane().run(() -> Reception.act(room, () -> Reception.forget(room, account))));
    }

    /** How many are in a room now. */
    int occupants(Jid address) {
        Room known = live.get(address);
        return known == null ? 0 : known.occupants().count();
    }

    /** The rooms in memory. */
    Collection<Room> live() {
        return live.values();
    }

    RoomList list() {
        return list;
    }

    @Override
    public RoomStore store() {
        return store;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Rules rules() {
        return rules;
    }

    @Override
    public Configuration beginning() {
        return beginnings.current();
    }

    /** Has new rooms begin with these values. */
    void begin(Map<String, List<String>> values) {
        beginnings.change(values);
    }

    @Override
    public boolean identifies() {
        return options.rooms().using().identify();
    }

    @Override
    public boolean allows(Jid user, Jid room, boolean listed) {
        return permits.allow(user, room.domain(), listed);
    }

    @Override
    public boolean allowsMore(Jid user) {
        return permits.isAdministrator(user) || store.owned(user) < options.rooms().making().maxOwned();
    }

    @Override
    public List<Effect> again(Stanza stanza) {
        return handle(stanza);
    }

    @Override
    public void listed(Room room) {
        if (!room.locked()) {
            list.put(room.entry());
        }
    }

    @Override
    public void closed(Room room, boolean forever) {
        if (forever) {
            list.remove(room.jid());
        }
        idle.remove(room);
        live.remove(room.jid(), room);
    }

    @Override
    public void idle(Room room) {
        idle.add(room).ifPresent(eldest -> eldest.lane()
                .run(() -> Reception.act(eldest, () -> Demolition.hibernate(eldest))));
    }

    @Override
    public boolean occupy(Jid session, Room room) {
        return visits.enter(session, room);
    }

    @Override
    public void vacate(Jid session, Room room) {
        visits.leave(session, room);
    }
}
