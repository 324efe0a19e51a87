package im.parley.test.bench.load;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;

/** Persistent rooms with nobody in them: what they cost while they sleep. */
final class RoomsScenario {
    /** A database inside the server has to write what it was told before it lets go of it. */
    private static final int REST_SECONDS = 45;
    /** Behind those of the other scenarios. */
    private static final int FIRST = 1_000_000;

    private RoomsScenario() {}

    static Result run(Run run) {
        int rooms = Math.max(1, run.arguments().number(Flag.ROOMS, 1_000_000));
        int makers = Math.max(1, run.arguments().number(Flag.CONCURRENCY, 1_000));
        RoomTalk talk = RoomTalk.of(run);
        Failures failures = new Failures();
        Company company = new Company(run, failures, makers, "rooms", (guest, item) -> {});
        Memory empty = run.server().memory();
        Cpu before = Cpu.now(run.server());
        Pace pace = run.pace(failures);
        List<Guest> guests = company.guests();
        BlockingQueue<Guest> free = new LinkedBlockingQueue<>(guests);
        IntStream.range(FIRST, FIRST + rooms).forEach(number -> {
            Pace.Attempt attempt = pace.next();
            Guest guest = take(free);
            talk.make(guest, number, RoomTalk.EVERYBODY, true, () -> talk.leave(guest, number, () -> {
                free.add(guest);
                attempt.reached();
            }));
        });
        pace.rest();
        Cpu made = Cpu.now(run.server()).since(before);
        company.leave();
        Cpu.rest(REST_SECONDS);
        Memory full = run.server().memory();
        double heap = full.heap() - empty.heap();
        return new Result(
                "rooms",
                "%d persistent rooms with nobody in them, %s".formatted(rooms, run.security()),
                List.of(
                        Figure.of("rooms_per_second", rooms / made.seconds(), ""),
                        Figure.of("server_cpu_per_room", made.serverMicros() / rooms, "us"),
                        Figure.of("heap_per_idle_room", heap / rooms, "bytes").goal(Goal.BYTES_PER_IDLE_ROOM),
                        Figure.of("heap_of_rooms", heap / 1048576.0, "MB"),
                        Figure.of("heap_total", full.heap() / 1048576.0, "MB")),
                failures.list());
    }

    private static Guest take(BlockingQueue<Guest> free) {
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadArgument("interrupted");
        }
    }
}
