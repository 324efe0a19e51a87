package im.parley.test.soak;

import im.parley.test.soak.Post.Letter;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** What one reader has got from each sender: once, and in the order in which it was written. */
final class Mailbox {
    private final String reader;
    private final Post post;
    private final Map<Integer, BitSet> received = new HashMap<>();

    /**
     * @param reader who reads, for reports
     * @param post where it is told what must not be
     */
    Mailbox(String reader, Post post) {
        this.reader = reader;
        this.post = post;
    }

    synchronized void received(Letter letter) {
        BitSet before = received.computeIfAbsent(letter.sender(), sender -> new BitSet());
        if (before.get(letter.number())) {
            post.violation(reader + " got " + letter.id() + " twice");
        } else if (before.length() > letter.number()) {
            post.violation(reader + " got " + letter.id() + " after letter " + (before.length() - 1));
        }
        before.set(letter.number());
    }

    synchronized boolean has(Letter letter) {
        BitSet before = received.get(letter.sender());
        return before != null && before.get(letter.number());
    }
}
