package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Room;
import im.parley.wire.stanza.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The last messages of a room, in the memory. */
final class Chronicle {
    private static final Room.Key<Chronicle> OF_ROOM = new Room.Key<>(Chronicle::new);

    private final List<Said> said = new ArrayList<>();
    /** What was said before the room came into memory; read when somebody wants to know. */
    private Supplier<List<Said>> earlier = List::of;

    /**
     * A message as all got it.
     *
     * @param id the id that the room gave it
     */
    record Said(String id, Instant when, Message message) {}

    private Chronicle() {}

    static Chronicle of(Room room) {
        return room.get(OF_ROOM);
    }

    /** Continues what was said before. */
    void after(Supplier<List<Said>> before) {
        earlier = before;
    }

    private List<Said> said() {
        List<Said> before = earlier.get();
        earlier = List::of;
        said.addAll(0, before);
        return said;
    }

    void add(Said one, int most) {
        said();
        said.add(one);
        if (said.size() > most) {
            said.subList(0, said.size() - most).clear();
        }
    }

    Optional<Said> find(String id) {
        return said().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Changes a message that was said. */
    void change(String id, UnaryOperator<Message> change) {
        said().replaceAll(one ->
                one.id().equals(id) ? new Said(id, one.when(), change.apply(one.message())) : one);
    }

    /** All, the oldest first. */
    List<Said> all() {
        return said();
    }
}
