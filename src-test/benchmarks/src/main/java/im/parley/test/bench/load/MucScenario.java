package im.parley.test.bench.load;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Rooms in which somebody always speaks: who hears the own words says the next. */
final class MucScenario {
    private static final byte[] MESSAGE = Item.ascii("<message");

    private final Run run;
    private final int rooms;
    private final int occupants;
    private final int speakers;
    private final RoomTalk talk;
    private final Failures failures = new Failures();
    private final LongAdder copies = new LongAdder();
    private final Latencies latencies = new Latencies();
    private volatile Rally.Phase phase = Rally.Phase.OVER;

    private MucScenario(Run run) {
        this.run = run;
        this.rooms = Math.max(1, run.arguments().number(Flag.ROOMS, 10_000));
        this.occupants = Math.max(2, run.arguments().number(Flag.OCCUPANTS, 50_000));
        this.speakers = Math.clamp(run.arguments().number(Flag.SPEAKERS, 1_000), 1, occupants);
        this.talk = RoomTalk.of(run);
    }

    static Result run(Run run) {
        return new MucScenario(run).measure();
    }

    static int sessions(Arguments arguments) {
        return arguments.number(Flag.ROOMS, 10_000) * arguments.number(Flag.OCCUPANTS, 50_000);
    }

    private Result measure() {
        Company company = new Company(run, failures, rooms * occupants, "muc", this::heard);
        List<Guest> guests = company.guests();
        Cpu before = Cpu.now(run.server());
        company.each(guests.subList(0, rooms), (guest, done) ->
                talk.make(guest, room(guest), RoomTalk.EVERYBODY, false, done));
        company.each(guests.subList(rooms, guests.size()), (guest, done) -> talk.join(guest, room(guest), done));
        Cpu joined = Cpu.now(run.server()).since(before);
        phase = Rally.Phase.WARMING;
        guests.subList(0, rooms * speakers).forEach(guest -> guest.say(words(guest)));
        Cpu.rest(run.warmup());
        copies.reset();
        phase = Rally.Phase.MEASURING;
        Cpu start = Cpu.now(run.server());
        Cpu.rest(run.seconds());
        Cpu used = Cpu.now(run.server()).since(start);
        long heard = Math.max(1, copies.sum());
        phase = Rally.Phase.OVER;
        Cpu.rest(1);
        company.leave();
        return new Result("muc", setting(), figures(joined, used, heard), failures.list());
    }

    private int room(Guest guest) {
        return guest.number() % rooms;
    }

    private byte[] words(Guest guest) {
        return Item.ascii("<message type='groupchat' to='" + talk.room(room(guest)) + "' id='m" + guest.number()
                + "'><body>Good evening to all of you, and a nice one it is, as evenings go at this time of the year."
                + "</body><origin-id xmlns='urn:xmpp:sid:0' id='m" + guest.number() + "'/></message>");
    }

    private void heard(Guest guest, Item item) {
        if (!item.startsWith(MESSAGE)) {
            return;
        }
        if (item.isError()) {
            failures.add(item.text());
            return;
        }
        copies.increment();
        boolean own = guest.number() < rooms * speakers && item.contains(Item.ascii(own(guest)));
        if (own && phase != Rally.Phase.OVER) {
            if (phase == Rally.Phase.MEASURING) {
                note(System.nanoTime() - guest.spoke());
            }
            guest.speak(words(guest));
        }
    }

    private static String own(Guest guest) {
        return "id='m" + guest.number() + '\'';
    }

    private synchronized void note(long nanos) {
        latencies.add(nanos);
    }

    private String setting() {
        return "%d rooms of %d, %d speaking in each, %s".formatted(rooms, occupants, speakers, run.security());
    }

    private List<Figure> figures(Cpu joined, Cpu used, long heard) {
        return List.of(
                Figure.of("copies_per_second", heard / used.seconds(), ""),
                Figure.of("p50", latencies.quantile(0.5) / 1e6, "ms"),
                Figure.of("p95", latencies.quantile(0.95) / 1e6, "ms"),
                Figure.of("p99", latencies.quantile(0.99) / 1e6, "ms"),
                Figure.of("server_cpu_per_copy", used.serverMicros() / heard, "us").goal(Goal.CPU_PER_COPY),
                Figure.of("client_cpu_per_copy", used.clientMicros() / heard, "us"),
                Figure.of("seconds_to_join", joined.seconds(), "s"),
                Figure.of("server_cpu_per_join", joined.serverMicros() / (rooms * occupants), "us"));
    }
}
