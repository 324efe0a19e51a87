package im.parley.test.bench.load;

import java.util.List;

/** One large room: how fast all are in, and what each costs beyond the session. */
final class HallScenario {
    private static final int REST_SECONDS = 3;

    private HallScenario() {}

    static Result run(Run run) {
        int sessions = IdleScenario.sessions(run.arguments());
        RoomTalk talk = RoomTalk.of(run);
        Failures failures = new Failures();
        Company company = new Company(run, failures, sessions, "hall", (guest, item) -> {});
        List<Guest> guests = company.guests();
        Memory online = run.server().memory();
        Cpu before = Cpu.now(run.server());
        company.each(guests.subList(0, 1), (guest, done) -> talk.make(guest, 0, RoomTalk.MODERATORS, false, done));
        company.each(guests.subList(1, sessions), (guest, done) -> talk.join(guest, 0, done));
        Cpu joined = Cpu.now(run.server()).since(before);
        Memory inside = run.server().memory();
        company.leave();
        Cpu.rest(REST_SECONDS);
        Memory after = run.server().memory();
        return new Result(
                "hall",
                "one room of %d, where moderators are seen, %s".formatted(sessions, run.security()),
                List.of(
                        Figure.of("seconds_to_join", joined.seconds(), "s").goal(Goal.HALL_JOINED),
                        Figure.of("server_cpu_per_join", joined.serverMicros() / sessions, "us"),
                        Figure.of("heap_per_occupant", (double) (inside.heap() - online.heap()) / sessions, "bytes")
                                .goal(Goal.BYTES_PER_OCCUPANT),
                        Figure.of("heap_total", inside.heap() / 1048576.0, "MB"),
                        Figure.of("heap_after_leaving", after.heap() / 1048576.0, "MB")),
                failures.list());
    }
}
