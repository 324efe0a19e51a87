package im.parley.feature.muc.room;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One rule of rooms. Rules are asked in their order, on the lane of the room; each answers only what is its business. A
 * rule refuses by throwing a {@link im.parley.wire.stanza.Refusal}. It keeps no state of a room in its fields: it owns
 * {@link Room.Key}s instead, and values that are kept with a persistent room.
 */
public interface Rule {
    /** The fields that it adds to the configuration. */
    default List<Field<?>> fields() {
        return List.of();
    }

    /** Elements that only the room itself may make; those of occupants are removed. */
    default Set<Name> reserved() {
        return Set.of();
    }

    /** Decides which elements pass that occupants put into messages to all and into presence; most rules do not care. */
    default Optional<Sieve> sieve() {
        return Optional.empty();
    }

    /** Judges a configuration before it holds. */
    default void check(Configuration wanted) {}

    /** The configuration has changed. */
    default void configured(Room room, Configuration before) {}

    /** Judges whether somebody may come in, and notes what to tell. */
    default void admit(Room room, Entry entry) {}

    /**
     * Judges a nickname that somebody wants, and may give another one.
     *
     * @param self the occupant, when it is in the room already
     */
    default Jid name(Room room, Jid user, Optional<Occupant> self, Jid wanted) {
        return wanted;
    }

    /** Judges a presence of somebody who is in the room already. */
    default void present(Room room, Occupant occupant) {}

    /** Somebody has got a place, and nobody knows yet. */
    default void seated(Room room, Occupant occupant) {}

    /** Somebody has come in, and all have been told. */
    default void entered(Room room, Entry entry) {}

    /** Somebody has another nickname. */
    default void renamed(Room room, Occupant occupant, String before) {}

    /** Somebody has left, with the last session. */
    default void left(Room room, Occupant occupant) {}

    /** Adds to what others see of an occupant. */
    default void show(Room room, Occupant occupant, Consumer<Element> addition) {}

    /** Adds to all that comes from an occupant, whether presence or message. */
    default void sign(Room room, Occupant occupant, Consumer<Element> addition) {}

    /** Judges what somebody says to all, and may change it. */
    default Message speak(Room room, Occupant speaker, Message message) {
        return message;
    }

    /** Hears what was said, as all got it. */
    default void spoken(Room room, Occupant speaker, Message message) {}

    /** Handles a message to the room that is not said to all; true when it was this rule's business. */
    default boolean receive(Room room, Jid sender, Message message) {
        return false;
    }

    /** Somebody did not get a message of the room. */
    default void bounced(Room room, Jid recipient, Message message) {}

    /** An answer came to something that the room has asked. */
    default void answered(Room room, Jid sender, Iq answer) {}

    /** Adds to what service discovery says of the room. */
    default void describe(Room room, Profile profile) {}

    /** Answers requests to the room, by the name of the payload. */
    default Map<Request, Answer> answers() {
        return Map.of();
    }

    /** Answers requests to the room that may take long, by the name of the payload. */
    default Map<Request, Search> searches() {
        return Map.of();
    }

    /** The room was read from where it is kept. */
    default void loaded(Room room) {}

    /** Somebody's role was changed by somebody else. */
    default void roleChanged(Room room, Occupant occupant) {}

    /** The room is no more. */
    default void destroyed(Room room) {}

    /** Lets elements of a stanza pass, or removes them. */
    @FunctionalInterface
    interface Sieve {
        /** Whether others get a child of a stanza. */
        boolean passes(Stanza stanza, Element child);
    }

    /** A kind of request. */
    record Request(Iq.Type type, Name payload) {
        /** Of type get. */
        public static Request get(Name payload) {
            return new Request(Iq.Type.GET, payload);
        }

        /** Of type set. */
        public static Request set(Name payload) {
            return new Request(Iq.Type.SET, payload);
        }
    }

    /** Answers a request to a room. */
    @FunctionalInterface
    interface Answer {
        /** The payload of the result, or none. */
        Optional<Element> to(Room room, Jid sender, Element request);
    }

    /** Prepares the answer to a request on the lane of the room, where it may be refused. */
    @FunctionalInterface
    interface Search {
        /** What finds the answer, beside the lane: it must not touch the room. */
        Supplier<Found> prepare(Room room, Jid sender, Element request);
    }

    /**
     * What was found.
     *
     * @param before what the asker gets before the result
     * @param result the payload of the result
     */
    record Found(List<Message> before, Element result) {
        /** Takes a copy. */
        public Found {
            before = List.copyOf(before);
        }
    }
}
