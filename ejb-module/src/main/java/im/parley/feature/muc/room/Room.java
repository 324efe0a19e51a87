package im.parley.feature.muc.room;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Lane;
import im.parley.store.room.Affiliate;
import im.parley.store.room.Affiliation;
import im.parley.store.room.RoomEntry;
import im.parley.store.room.StoredRoom;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Content;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaText;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a room, and what rules do with it. Touched on the room's lane alone, unless a method says otherwise. What
 * is sent is collected and performed when the turn on the lane ends, in its order: so all occupants see the same order.
 */
public final class Room {
    /** Whether the room outlives the visit of its last occupant. */
    public static final Field<Boolean> PERSISTENT =
            Field.flag("muc#roomconfig_persistentroom", "Make Room Persistent?", false);
    /** Whether everybody may find the room. */
    public static final Field<Boolean> LISTED =
            Field.flag("muc#roomconfig_publicroom", "Make Room Publicly Searchable?", true);
    /** The name for people. */
    public static final Field<String> NAME =
            Field.text("muc#roomconfig_roomname", "Natural-Language Room Name", "", 256);
    /** What the room is about. */
    public static final Field<String> DESCRIPTION =
            Field.text("muc#roomconfig_roomdesc", "Short Description of Room", "", 2000);

    private static final String CONFIG = "config";

    private final Jid jid;
    private final House house;
    private final Lane lane;
    private final Occupants occupants = new Occupants();
    private final Affiliations affiliations = new Affiliations();
    private final IdentityHashMap<Key<?>, Object> state = new IdentityHashMap<>();
    private final Map<String, String> kept = new HashMap<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final Set<Status> notes = EnumSet.noneOf(Status.class);
    private List<Effect> effects = new ArrayList<>();
    private Configuration configuration;
    private Instant created;
    private boolean locked;
    private boolean loaded;
    private boolean fresh;
    private @Nullable Founding founding;
    private volatile boolean closed;

    /**
     * A place for the state of one rule in every room; it goes with the room when that leaves the memory. Compared by
     * identity.
     */
    public static final class Key<T> {
        private final java.util.function.Supplier<T> initial;

        /** A key with the value that holds at first. */
        public Key(java.util.function.Supplier<T> initial) {
            this.initial = initial;
        }
    }

    /** A room that is read when it is first needed. */
    public Room(Jid jid, House house, Lane lane) {
        this.jid = jid;
        this.house = house;
        this.lane = lane;
        this.configuration = house.beginning();
        this.created = house.clock().instant();
    }

    /**
     * How a new room begins.
     *
     * @param owner who makes it
     * @param configuration the configuration with which it begins
     * @param waits whether it waits for another one
     */
    public record Founding(Jid owner, Configuration configuration, boolean waits) {}

    /** A new room, which is founded when its first turn on the lane begins. */
    public Room(Jid jid, House house, Lane lane, Founding founding) {
        this(jid, house, lane);
        this.founding = founding;
    }

    private void found(Founding wanted) {
        founding = null;
        loaded = true;
        fresh = true;
        locked = wanted.waits();
        affiliations.set(Affiliate.of(wanted.owner(), Affiliation.OWNER));
        configuration = wanted.configuration().with(PERSISTENT, false); // it is not kept yet
        configure(wanted.configuration());
    }

    /** Whether nobody has come into the new room yet; true once. */
    boolean opens() {
        boolean first = fresh;
        fresh = false;
        return first;
    }

    /** Founds the room, or reads what is kept of it, unless that is done; false when there is none. */
    boolean load() {
        Founding wanted = founding;
        if (wanted != null) {
            found(wanted);
        }
        if (loaded) {
            return true;
        }
        Optional<StoredRoom> stored = house.store().load(jid);
        stored.ifPresent(this::take);
        return loaded;
    }

    private void take(StoredRoom room) {
        created = room.entry().created();
        kept.putAll(room.values());
        room.affiliates().forEach(affiliations::set);
        configuration = Optional.ofNullable(kept.get(CONFIG))
                .flatMap(Room::form)
                .map(house.beginning()::with)
                .orElse(configuration);
        loaded = true;
        rules().forEach(rule -> rule.loaded(this));
    }

    private static Optional<DataForm> form(String text) {
        return StanzaText.read(text).flatMap(stanza -> stanza.child(DataForm.NAME)).map(DataForm::from);
    }

    private static String text(DataForm form) {
        return StanzaText.write(
                new Message(im.parley.wire.stanza.Header.EMPTY, Message.Type.NORMAL, Content.of(form.toElement())));
    }

    /** The address. */
    public Jid jid() {
        return jid;
    }

    /** Where it does its work. */
    public Lane lane() {
        return lane;
    }

    /** Who is in it. */
    public Occupants occupants() {
        return occupants;
    }

    /** Who is affiliated with it. */
    public Affiliations affiliations() {
        return affiliations;
    }

    /** Its rules. */
    public Rules rules() {
        return house.rules();
    }

    /** The service. */
    public House house() {
        return house;
    }

    /** The time. */
    public Instant now() {
        return house.clock().instant();
    }

    /** How it is configured. */
    public Configuration configuration() {
        return configuration;
    }

    /** A value of the configuration. */
    public <T> T get(Field<T> field) {
        return configuration.get(field);
    }

    /** The state of a rule. */
    @SuppressWarnings("unchecked") // a key is only ever stored with a value of its type
    public <T> T get(Key<T> key) {
        return (T) state.computeIfAbsent(key, any -> any.initial.get());
    }

    /** Sets the state of a rule. */
    public <T> void put(Key<T> key, T value) {
        state.put(key, value);
    }

    /** A value that a rule keeps. */
    public Optional<String> kept(String key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** Keeps a value of a rule, or removes it. A persistent room keeps it across restarts. */
    public void keep(String key, Optional<String> value) {
        if (get(PERSISTENT)) {
            house.store().put(jid, key, value);
        }
        value.ifPresentOrElse(present -> kept.put(key, present), () -> kept.remove(key));
    }

    /** Whether the room waits for its first configuration (section 10.1). */
    public boolean locked() {
        return locked;
    }

    /** Locks or unlocks the room. */
    public void locked(boolean now) {
        locked = now;
        if (get(PERSISTENT)) {
            house.store().update(entry());
        }
        house.listed(this);
    }

    /** Whether the room is in memory, and kept in the store also without it. */
    boolean isKept() {
        return loaded && !closed && !locked && get(PERSISTENT);
    }

    /** Whether the room has left the memory; may be read by any thread. */
    public boolean closed() {
        return closed;
    }

    /** The room leaves the memory, and if it does so forever, the world. */
    void close(boolean forever) {
        closed = true;
        house.closed(this, forever);
    }

    /** What lists say of it. */
    public RoomEntry entry() {
        return new RoomEntry(jid, get(NAME), get(DESCRIPTION), get(LISTED) && !locked, created);
    }

    /** Changes the configuration, which the rules have checked. */
    void configure(Configuration wanted) {
        Configuration before = configuration;
        boolean persistent = wanted.get(PERSISTENT);
        configuration = wanted;
        kept.put(CONFIG, text(wanted.kept()));
        if (persistent && !before.get(PERSISTENT)) {
            house.store().save(new StoredRoom(entry(), kept, List.copyOf(affiliations.all())));
        } else if (persistent) {
            house.store().put(jid, CONFIG, Optional.ofNullable(kept.get(CONFIG)));
            house.store().update(entry());
        } else if (before.get(PERSISTENT)) {
            house.store().remove(jid);
        }
        house.listed(this);
    }

    /** Notes what occupants are to be told of a change of the configuration. */
    public void note(Status status) {
        notes.add(status);
    }

    /** What occupants are to be told; asked once for each change. */
    Set<Status> notes() {
        Set<Status> all = EnumSet.copyOf(notes);
        notes.clear();
        return all;
    }

    /** Changes how somebody is affiliated. */
    void affiliate(Affiliate affiliate) {
        if (get(PERSISTENT)) {
            house.store().affiliate(jid, affiliate);
        }
        affiliations.set(affiliate);
    }

    /** Sends a stanza that carries {@code from} and {@code to}. */
    public void send(Stanza stanza) {
        effects.add(new Effect.Send(stanza));
    }

    /** Sends a stanza that carries {@code from} to each of these; the list must not change. */
    public void send(Stanza stanza, List<Jid> recipients) {
        if (!recipients.isEmpty()) {
            effects.add(new Effect.SendToAll(stanza, recipients));
        }
    }

    /** Does something once the request that is being handled has been answered. */
    public void later(Runnable work) {
        later.add(work);
    }

    /** Performs what was put off. */
    void catchUp() {
        for (Runnable work = later.poll(); work != null; work = later.poll()) {
            work.run();
        }
    }

    /** Ends a turn: what is to be done now. */
    public List<Effect> done() {
        catchUp();
        List<Effect> all = effects;
        effects = new ArrayList<>();
        return all;
    }
}
