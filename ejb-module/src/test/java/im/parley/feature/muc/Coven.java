package im.parley.feature.muc;

import im.parley.feature.muc.log.RoomLog;
import im.parley.feature.muc.room.Muc;
import im.parley.server.spi.Administrators;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Lane;
import im.parley.server.spi.TestCatalogue;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.option.MoreServicesOptions;
import im.parley.store.memory.MemoryStores;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The service with stores in memory and a clock that tests move; what it sends is collected in its order. */
final class Coven {
    static final String ROOM = "coven@muc.shakespeare.lit";
    private static final Name OWNER = Name.of(Muc.NS + "#owner", "query");
    private static final Name ADMIN = Name.of(Muc.NS + "#admin", "query");
    private static final Name ITEM = Name.of(Muc.NS + "#admin", "item");

    final MemoryStores stores;
    final List<Stanza> sent = new ArrayList<>();
    final Rooms rooms;
    final RoomService service;
    final Optional<RoomLog> log;
    final Shelves shelves;
    final TestOptions all;
    private final Deque<Runnable> work = new ArrayDeque<>();
    private Instant now = Instant.parse("2002-10-13T23:58:37Z");
    private final Deque<Supplier<List<Effect>>> searches = new ArrayDeque<>();
    private boolean working;
    /** Whether what is asked aside takes until somebody says so. */
    private boolean slow;

    Coven() {
        this(MemoryStores.create(), 1000, 0, 500);
    }

    Coven(MemoryStores stores, int idle, int burst, int maxOccupied) {
        this(stores, idle, burst, maxOccupied, Optional.empty());
    }

    /** One that is written down in files below a directory. */
    static Coven logged(Path directory) {
        return new Coven(MemoryStores.create(), 1000, 0, 500, Optional.of(directory));
    }

    private Coven(MemoryStores stores, int idle, int burst, int maxOccupied, Optional<Path> directory) {
        this.stores = stores;
        RoomOptions options = new RoomOptions(
                new RoomOptions.Making(true, RoomOptions.Makers.LOCAL, RoomOptions.Makers.LOCAL, 1000, 1000, idle),
                new RoomOptions.Using(
                        true,
                        true,
                        true,
                        maxOccupied,
                        new RoomOptions.Floods(burst, Duration.ofSeconds(1), 10_000)),
                new RoomOptions.Habits(false, false, false, false, true),
                new RoomOptions.Ghosts(true, Duration.ofHours(1)),
                new RoomOptions.Log(directory.map(Path::toString).orElse("log/rooms")));
        all = TestOptions.of(new MucOptions(
                "muc", "Chatrooms", Map.of(), options, new MucOptions.LoggerOptions(Optional.of(directory.isPresent()), 0, 1 << 20), MoreServicesOptions.NONE));
        Permits permits = new Permits(all, domains(), new Administrators(Set.of()));
        shelves = new Shelves(stores.rooms(), stores.archives(), stores.settings(), all, clock());
        log = shelves.log();
        rooms = new Rooms(shelves, clock(), all, permits, new TestCatalogue());
        rooms.open(this::lane);
        service = new RoomService(rooms);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    static Domains domains() {
        return new Domains() {
            @Override
            public Optional<Vhost> find(String domain) {
                return all().stream().filter(vhost -> vhost.domain().equals(domain)).findFirst();
            }

            @Override
            public String defaultDomain() {
                return "shakespeare.lit";
            }

            @Override
            public List<Vhost> all() {
                return List.of(Vhost.of("shakespeare.lit"));
            }
        };
    }

    /** Work that comes from work waits, as on a strand. */
    private Lane lane() {
        return new Lane() {
            @Override
            public void run(Supplier<List<Effect>> task) {
                work.add(() -> perform(task.get()));
                drain();
            }

            @Override
            public void later(Supplier<List<Effect>> task) {
                run(task);
            }

            @Override
            public void run(Stanza cause, Supplier<List<Effect>> task) {
                run(task);
            }

            @Override
            public void aside(Stanza cause, Supplier<List<Effect>> task) {
                searches.add(task);
                if (!slow) {
                    search();
                }
            }

            @Override
            public int waiting() {
                return 0;
            }
        };
    }

    void slow(boolean now) {
        slow = now;
    }

    /** Answers what was asked aside. */
    void search() {
        for (Supplier<List<Effect>> one = searches.poll(); one != null; one = searches.poll()) {
            perform(one.get());
        }
    }

    private void drain() {
        if (working) {
            return;
        }
        working = true;
        for (Runnable task = work.poll(); task != null; task = work.poll()) {
            task.run();
        }
        working = false;
    }

    private void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send one) {
                sent.add(one.stanza());
            } else if (effect instanceof Effect.SendToAll all) {
                all.recipients().forEach(to -> sent.add(all.stanza().withTo(to)));
            } else if (effect instanceof Effect.Afterwards more) {
                perform(more.more().get());
            } else {
                throw new AssertionError("unexpected " + effect);
            }
        }
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    /** What was sent since the last time somebody asked. */
    List<Stanza> taken() {
        List<Stanza> all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    List<Stanza> takenBy(String session) {
        return taken().stream()
                .filter(stanza -> stanza.to().filter(Jid.of(session)::equals).isPresent())
                .toList();
    }

    void send(Stanza stanza, String from) {
        perform(rooms.handle(stanza.withFrom(Jid.of(from))));
    }

    void enter(String session, String nick) {
        enter(session, ROOM + '/' + nick, Element.of(Muc.JOIN));
    }

    void enter(String session, String address, Element join) {
        send(Presence.of(Presence.Type.AVAILABLE, join).withTo(Jid.of(address)), session);
    }

    void leave(String session, String nick) {
        send(Presence.of(Presence.Type.UNAVAILABLE).withTo(Jid.of(ROOM + '/' + nick)), session);
    }

    void say(String session, String body) {
        send(
                Message.to(Jid.of(ROOM), Message.Type.GROUPCHAT, Element.text(Message.BODY, body)).withId("m"),
                session);
    }

    void ask(String session, Iq.Type type, Element payload) {
        send(Iq.request(type, "q", payload).withTo(Jid.of(ROOM)), session);
    }

    void configure(String session, Field... fields) {
        ask(session, Iq.Type.SET, Element.of(OWNER, DataForm.of(DataForm.Type.SUBMIT, fields).toElement()));
    }

    void role(String session, String nick, String role) {
        ask(session, Iq.Type.SET, Element.of(ADMIN, Element.build(ITEM)
                .attribute("nick", nick)
                .attribute("role", role)
                .build()));
    }

    /** A room that is open to all, with its owner inside. */
    Coven opened(Field... configuration) {
        enter("crone1@shakespeare.lit/desktop", "firstwitch");
        configure("crone1@shakespeare.lit/desktop", configuration);
        taken();
        return this;
    }
}
