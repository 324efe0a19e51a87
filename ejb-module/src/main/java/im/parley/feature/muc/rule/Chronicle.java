package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Room;
import im.parley.wire.stanza.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The last messages of a room, in the memory: as many as the room wants, and no more than a few of the largest. */
final class Chronicle {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final Room.Key<Chronicle> OF_ROOM = new Room.Key<>(Chronicle::new);

    private final List<Said> said = new ArrayList<>();
    private int bytes;
    /** What was said before the room came into memory; read when somebody wants to know. */
    private Supplier<List<Said>> earlier = List::of;

    /**
     * A message as all got it.
     *
     * @param id the id that the room gave it
     */
    record Said(String id, Instant when, Message message) {
        /** The content is encoded already: that is how all got it. */
        int bytes() {
            return message.content().bytes().length;
        }
    }

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
        if (!before.isEmpty()) {
            said.addAll(0, before);
            count();
        }
        return said;
    }

    private void count() {
        bytes = said.stream().mapToInt(Said::bytes).sum();
    }

    void add(Said one, int most) {
        said();
        said.add(one);
        bytes += one.bytes();
        int forgotten = 0;
        while (said.size() - forgotten > most || bytes > MOST_BYTES) {
            bytes -= said.get(forgotten++).bytes();
        }
        said.subList(0, forgotten).clear();
    }

    Optional<Said> find(String id) {
        return said().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Changes a message that was said. */
    void change(String id, UnaryOperator<Message> change) {
        said().replaceAll(one ->
                one.id().equals(id) ? new Said(id, one.when(), change.apply(one.message())) : one);
        count();
    }

    /** All, the oldest first. */
    List<Said> all() {
        return said();
    }
}
