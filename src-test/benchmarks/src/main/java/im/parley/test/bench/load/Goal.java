package im.parley.test.bench.load;

/**
 * What a figure is to be at most.
 *
 * @param target what it must be
 * @param ambition what it would be nice to be; the same as the target when there is none
 */
record Goal(double target, double ambition) {
    static final Goal CPU_PER_MESSAGE = new Goal(60, 25);
    static final Goal BYTES_PER_IDLE_SESSION = new Goal(12 * 1024, 5 * 1024);
    static final Goal IDLE_CPU = new Goal(2, 2);
    /** Milliseconds. */
    static final Goal RESUMPTION = new Goal(5, 5);
    /** Times what it costs over TCP. */
    static final Goal WEBSOCKET_TO_TCP = new Goal(1.3, 1.3);

    static final Goal BOSH_TO_TCP = new Goal(3, 3);
    /** Threads of the system per session: none of them has one of its own. */
    static final Goal THREADS_PER_SESSION = new Goal(0.01, 0.01);
    /** Of a message in a room, an event: microseconds. */
    static final Goal CPU_PER_COPY = new Goal(15, 6);
    /** Seconds. */
    static final Goal HALL_JOINED = new Goal(20, 20);
    static final Goal BYTES_PER_OCCUPANT = new Goal(2 * 1024, 2 * 1024);
    static final Goal BYTES_PER_IDLE_ROOM = new Goal(1024, 1024);
    static final Goal READY = new Goal(12, 12);

    /** The figure as a part of the target, and what that means. */
    String judge(double value) {
        String verdict = value <= ambition ? (ambition < target ? "ambition met" : "met")
                : value <= target ? "met" : "MISSED";
        return "%.2f of the target %s, %s".formatted(value / target, Figure.plain(target), verdict);
    }
}
