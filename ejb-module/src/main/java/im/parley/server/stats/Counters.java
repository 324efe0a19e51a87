package im.parley.server.stats;

import im.parley.server.spi.ServerEvent;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stream.StreamError;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the core of the server counts. To count costs some nanoseconds, and no thread waits for another. */
public final class Counters {
    private static final Map<Class<? extends ServerEvent>, Turn> TURNS = Map.of(
            ServerEvent.SessionBound.class, Turn.BOUND,
            ServerEvent.SessionEnded.class, Turn.ENDED,
            ServerEvent.SessionDetached.class, Turn.DETACHED,
            ServerEvent.SessionResumed.class, Turn.RESUMED);

    private final Kinds received = new Kinds();
    private final Kinds sent = new Kinds();
    private final Map<StanzaError.Condition, LongAdder> errors = adders(StanzaError.Condition.class);
    private final Map<StreamError.Condition, LongAdder> streamErrors = adders(StreamError.Condition.class);
    private final Map<Login, LongAdder> logins = adders(Login.class);
    private final Map<Turn, LongAdder> turns = adders(Turn.class);
    private final ConcurrentHashMap<String, Door> doors = new ConcurrentHashMap<>();
    private final Delays strandDelays = new Delays();

    /** What may come of a log-in. */
    public enum Login {
        GRANTED,
        DENIED
    }

    /** What happens to sessions. */
    public enum Turn {
        BOUND,
        ENDED,
        DETACHED,
        RESUMED
    }

    /** Stanzas by their kind. */
    private static final class Kinds {
        private final LongAdder messages = new LongAdder();
        private final LongAdder presences = new LongAdder();
        private final LongAdder requests = new LongAdder();

        void add(Stanza stanza) {
            LongAdder adder = switch (stanza) {
                case Message message -> messages;
                case Presence presence -> presences;
                case Iq iq -> requests;
            };
            adder.increment();
        }

        Map<String, Long> sums() {
            return Map.of("message", messages.sum(), "presence", presences.sum(), "iq", requests.sum());
        }
    }

    /** The connections that come by one listener. */
    private record Door(LongAdder opened, LongAdder closed) {}

    private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
        Map<E, LongAdder> adders = new EnumMap<>(type);
        for (E each : type.getEnumConstants()) {
            adders.put(each, new LongAdder());
        }
        return adders;
    }

    /** A session has sent a stanza. */
    public void received(Stanza stanza) {
        received.add(stanza);
    }

    /** A session was given a stanza. */
    public void sent(Stanza stanza) {
        sent.add(stanza);
    }

    /** A stanza was answered with an error. */
    public void refused(StanzaError error) {
        adder(errors, error.condition()).increment();
    }

    /** A stream was ended with an error. */
    public void failed(StreamError error) {
        adder(streamErrors, error.condition()).increment();
    }

    /** Somebody has tried to log in. */
    public void login(Login outcome) {
        adder(logins, outcome).increment();
    }

    /** Something has happened, perhaps to a session. */
    public void happened(ServerEvent event) {
        Turn turn = TURNS.get(event.getClass());
        if (turn != null) {
            adder(turns, turn).increment();
        }
    }

    /** A connection has come. */
    public void connected(String listener) {
        door(listener).opened().increment();
    }

    /** A connection has gone. */
    public void disconnected(String listener) {
        door(listener).closed().increment();
    }

    /** How long what came on a connection waited for its strand. */
    public Delays strandDelays() {
        return strandDelays;
    }

    private Door door(String listener) {
        Door known = doors.get(listener);
        return known != null ? known : doors.computeIfAbsent(listener, name -> new Door(new LongAdder(), new LongAdder()));
    }

    @SuppressWarnings("NullAway") // there is an adder for each constant
    private static <E extends Enum<E>> LongAdder adder(Map<E, LongAdder> adders, E key) {
        return adders.get(key);
    }

    Map<String, Long> receivedByKind() {
        return received.sums();
    }

    Map<String, Long> sentByKind() {
        return sent.sums();
    }

    Map<String, Long> errors() {
        Map<String, Long> sums = new TreeMap<>();
        errors.forEach((condition, adder) -> sums.put(condition.elementName().local(), adder.sum()));
        return sums;
    }

    Map<String, Long> streamErrors() {
        Map<String, Long> sums = new TreeMap<>();
        streamErrors.forEach((condition, adder) -> sums.put(condition.elementName().local(), adder.sum()));
        return sums;
    }

    long logins(Login outcome) {
        return adder(logins, outcome).sum();
    }

    long sessions(Turn turn) {
        return adder(turns, turn).sum();
    }

    Map<String, Long> connectionsOpened() {
        Map<String, Long> sums = new TreeMap<>();
        doors.forEach((listener, door) -> sums.put(listener, door.opened().sum()));
        return sums;
    }

    Map<String, Long> connections() {
        Map<String, Long> open = new TreeMap<>();
        doors.forEach((listener, door) -> {
            long closed = door.closed().sum(); // read first, so that there are never fewer than none
            open.put(listener, door.opened().sum() - closed);
        });
        return open;
    }
}
