package im.parley.test.soak;

import im.parley.test.soak.Post.Fate;
import im.parley.test.soak.Post.Letter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The client's half of XEP-0198 for one session. Used by one thread at a time. */
final class Continuation {
    private record Sent(String xml, Optional<Letter> letter) {}

    private final String id;
    private final Post post;
    private final Deque<Sent> unacknowledged = new ArrayDeque<>();
    private long handled;
    private long acknowledged;

    Continuation(String id, Post post) {
        this.id = id;
        this.post = post;
    }

    String id() {
        return id;
    }

    /** A stanza of the server is processed. */
    void handledOne() {
        handled++;
    }

    long handled() {
        return handled;
    }

    void sent(String xml, Optional<Letter> letter) {
        unacknowledged.add(new Sent(xml, letter));
    }

    /** The server says how much it has; it cannot have more than was sent, nor less than it has said before. */
    void acknowledged(long h, String client) {
        long more = h - acknowledged;
        if (more < 0 || more > unacknowledged.size()) {
            post.violation(client + ": the server acknowledges " + h + " after " + acknowledged + " with "
                    + unacknowledged.size() + " under way");
            return;
        }
        for (long i = 0; i < more; i++) {
            unacknowledged.remove().letter().ifPresent(letter -> post.settle(letter, Fate.ACKNOWLEDGED));
        }
        acknowledged = h;
    }

    boolean isSettled() {
        return unacknowledged.isEmpty();
    }

    /** What must be sent again after a resumption. */
    List<String> again() {
        return unacknowledged.stream().map(Sent::xml).toList();
    }

    /** The session is lost: nobody knows what became of the rest. */
    void lost() {
        for (Iterator<Sent> rest = unacknowledged.iterator(); rest.hasNext(); rest.remove()) {
            rest.next().letter().ifPresent(letter -> post.settle(letter, Fate.DOUBTFUL));
        }
    }
}
