package im.parley.server.admin.group;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Audit.Act;
import im.parley.server.admin.Page;
import im.parley.server.admin.Rejected;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Domains;
import im.parley.server.spi.group.ChatRooms;
import im.parley.store.room.Affiliation;
import im.parley.store.room.RoomEntry;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes, shows, changes and destroys rooms, for those who administer the domain that the service belongs to. */
@Singleton
public final class RoomsAdmin {
    private static final int BATCH = 1000;

    private final Catalogue catalogue;
    private final Domains domains;
    private final Audit audit;

    /** Works on the rooms of this server. */
    @Inject
    public RoomsAdmin(Catalogue catalogue, Domains domains, Audit audit) {
        this.catalogue = catalogue;
        this.domains = domains;
        this.audit = audit;
    }

    /** The domain of the service at a served domain, for example {@code muc.example.org}. */
    public String service(String domain) {
        return rooms().label() + '.' + domain;
    }

    /**
     * A page of the rooms of a service, by address.
     *
     * @param domain the served domain
     * @param text what the address, the name or the description contains; empty for all rooms
     * @param after the local part of the last room of the page before, or empty
     */
    public Page<RoomView> list(Actor actor, String domain, String text, String after, int limit) {
        actor.requireDomain(domain);
        int most = Served.limit(limit);
        ChatRooms rooms = rooms();
        String wanted = text.toLowerCase(Locale.ROOT);
        List<RoomView> found = new ArrayList<>();
        String behind = after;
        List<RoomEntry> batch = rooms.list(service(domain), behind, BATCH);
        while (!batch.isEmpty() && found.size() <= most) {
            batch.stream().filter(entry -> matches(entry, wanted)).limit(most + 1L - found.size())
                    .forEach(entry -> found.add(view(rooms, entry)));
            behind = batch.getLast().room().local();
            batch = batch.size() < BATCH ? List.of() : rooms.list(service(domain), behind, BATCH);
        }
        return Served.page(found, most, view -> view.room().local());
    }

    private static boolean matches(RoomEntry entry, String wanted) {
        return wanted.isEmpty()
                || entry.room().local().contains(wanted)
                || entry.name().toLowerCase(Locale.ROOT).contains(wanted)
                || entry.description().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static RoomView view(ChatRooms rooms, RoomEntry entry) {
        return new RoomView(
                entry.room(),
                entry.name(),
                entry.description(),
                entry.listed(),
                entry.created(),
                rooms.occupantCount(entry.room()));
    }

    /** How many rooms there are at a served domain. */
    public int count(Actor actor, String domain) {
        actor.requireDomain(domain);
        return rooms().count(service(domain));
    }

    /** A room. */
    public RoomView get(Actor actor, Jid room) {
        ChatRooms rooms = of(actor, room);
        return rooms.find(room.bare()).map(entry -> view(rooms, entry)).orElseThrow(() -> missing(room));
    }

    /** The form to fill in for a new room. */
    public DataForm blank(Actor actor, String domain) {
        actor.requireDomain(domain);
        return rooms().blank();
    }

    /**
     * Makes a persistent room.
     *
     * @param configuration values by the names of the fields of the form; what is not there is as for any new room
     */
    public void create(Actor actor, Jid room, Jid owner, Map<String, List<String>> configuration) {
        audit.run(actor, act(room, "room.create").saying("owner " + owner.bare()), () -> {
            ChatRooms rooms = of(actor, room);
            if (room.local().isEmpty()) {
                throw Rejected.invalid("room", "a room needs a name before the '@'");
            }
            if (owner.local().isEmpty()) {
                throw Rejected.invalid("owner", "the owner must be the address of an account");
            }
            Served.named(configuration, rooms.blank());
            if (!Served.asked("fields", () -> rooms.create(room.bare(), owner.bare(), configuration))) {
                throw Rejected.conflict("there is a room " + room.bare() + " already");
            }
        });
    }

    /** The configuration of a room as the form that its owners get. */
    public DataForm form(Actor actor, Jid room) {
        return of(actor, room).form(room.bare()).orElseThrow(() -> missing(room));
    }

    /** Changes the configuration of a room; what is not mentioned stays. */
    public void configure(Actor actor, Jid room, Map<String, List<String>> changes) {
        Act act = act(room, "room.configure").saying(String.join(" ", changes.keySet().stream().sorted().toList()));
        audit.run(actor, act, () -> {
            ChatRooms rooms = of(actor, room);
            Served.named(changes, rooms.blank());
            must(room, Served.asked("fields", () -> rooms.configure(room.bare(), changes)));
        });
    }

    /**
     * Destroys a room.
     *
     * @param reason what the occupants are told, or empty
     * @param venue the room to go to instead
     */
    public void destroy(Actor actor, Jid room, String reason, Optional<Jid> venue) {
        audit.run(actor, act(room, "room.destroy").saying(reason), () ->
                must(room, of(actor, room).destroy(room.bare(), reason, venue)));
    }

    /** Who is in a room. */
    public List<RoomView.Occupant> occupants(Actor actor, Jid room) {
        return of(actor, room).occupants(room.bare()).orElseThrow(() -> missing(room)).stream()
                .map(visitor -> new RoomView.Occupant(
                        visitor.nick(), visitor.user(), visitor.role(), visitor.sessions()))
                .toList();
    }

    /** Removes an occupant, who may come back. */
    public void kick(Actor actor, Jid room, String nick, String reason) {
        audit.run(actor, act(room, "room.kick").saying(nick + ' ' + reason), () -> {
            get(actor, room);
            if (!rooms().kick(room.bare(), nick, reason)) {
                throw Rejected.notFound("nobody is '" + nick + "' in " + room.bare());
            }
        });
    }

    /** Who is affiliated with a room. */
    public List<RoomView.Affiliate> affiliates(Actor actor, Jid room) {
        return of(actor, room).affiliates(room.bare()).orElseThrow(() -> missing(room)).stream()
                .map(known -> new RoomView.Affiliate(
                        known.user(), known.affiliation().attribute(), known.nick(), known.reason()))
                .toList();
    }

    /**
     * Changes how somebody is affiliated with a room: {@code outcast} bans.
     *
     * @param user an account or a domain
     * @param affiliation {@code owner}, {@code admin}, {@code member}, {@code outcast} or {@code none}
     */
    public void affiliate(Actor actor, Jid room, Jid user, String affiliation, String reason) {
        Act act = act(room, "room.affiliate").saying(user.bare() + " " + affiliation + ' ' + reason);
        audit.run(actor, act, () -> {
            ChatRooms rooms = of(actor, room);
            Affiliation wanted = Affiliation.of(affiliation)
                    .orElseThrow(() -> Rejected.invalid("affiliation", "'" + affiliation + "' is no affiliation"));
            if (user.isDomain() && wanted.isAtLeast(Affiliation.ADMIN)) {
                throw Rejected.invalid("user", "a whole domain can be no " + affiliation);
            }
            String nick = affiliates(actor, room).stream()
                    .filter(known -> known.user().equals(user.bare()))
                    .map(RoomView.Affiliate::nick)
                    .findFirst()
                    .orElse(""); // what is reserved stays so
            must(room, Served.asked("affiliation", () -> rooms.affiliate(
                    room.bare(), new im.parley.store.room.Affiliate(user.bare(), wanted, nick, reason))));
        });
    }

    Act act(Jid room, String operation) {
        return new Act(operation, Served.domain(room, rooms().labels()), room.bare().toString(), "");
    }

    private static void must(Jid room, boolean found) {
        if (!found) {
            throw missing(room);
        }
    }

    static Rejected missing(Jid room) {
        return Rejected.notFound("there is no room " + room.bare());
    }

    private ChatRooms rooms() {
        return catalogue.provided(ChatRooms.class).orElseThrow(() -> Rejected.notFound("rooms are switched off"));
    }

    /** The rooms, if the actor administers the domain of this one. */
    ChatRooms of(Actor actor, Jid room) {
        ChatRooms rooms = rooms();
        Served.administered(actor, Served.domain(room, rooms.labels()), domains);
        return rooms;
    }
}
