package im.parley.test.bench.load;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** One room in which everybody is seen: what it costs that all come. Everybody comes twice; the second time counts. */
final class CrowdScenario {
    private static final byte[] PRESENCE = Item.ascii("<presence");
    private static final int REST_SECONDS = 2;

    private CrowdScenario() {}

    static int sessions(Arguments arguments) {
        return Math.max(2, arguments.number(Flag.OCCUPANTS, 50_000));
    }

    static Result run(Run run) {
        int sessions = sessions(run.arguments());
        RoomTalk talk = RoomTalk.of(run);
        Failures failures = new Failures();
        LongAdder seen = new LongAdder();
        Company company = new Company(run, failures, sessions, "crowd", (guest, item) -> {
            if (item.startsWith(PRESENCE)) {
                seen.increment();
            }
        });
        List<Guest> guests = company.guests();
        List<Guest> others = guests.subList(1, sessions);
        company.each(guests.subList(0, 1), (guest, done) -> talk.make(guest, 0, RoomTalk.EVERYBODY, false, done));
        company.each(others, (guest, done) -> talk.join(guest, 0, done));
        company.each(others, (guest, done) -> talk.leave(guest, 0, done));
        Cpu.rest(REST_SECONDS);
        seen.reset();
        Cpu before = Cpu.now(run.server());
        company.each(others, (guest, done) -> talk.join(guest, 0, done));
        Cpu joined = Cpu.now(run.server()).since(before);
        Cpu.rest(REST_SECONDS);
        long presences = Math.max(1, seen.sum());
        Cpu all = Cpu.now(run.server()).since(before);
        company.leave();
        return new Result(
                "crowd",
                "one room of %d, where all are seen, %s".formatted(sessions, run.security()),
                List.of(
                        Figure.of("seconds_to_join", joined.seconds(), "s"),
                        Figure.of("presences", presences, ""),
                        Figure.of("server_cpu_per_join", all.serverMicros() / others.size(), "us"),
                        Figure.of("server_cpu_per_presence", all.serverMicros() / presences, "us").goal(Goal.CPU_PER_COPY),
                        Figure.of("client_cpu_per_presence", all.clientMicros() / presences, "us")),
                failures.list());
    }
}
