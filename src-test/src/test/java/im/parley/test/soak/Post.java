package im.parley.test.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** All letters of a soak: who sent them to which account, and whether the server has acknowledged them. */
final class Post {
    /** A message, told by its id from all others of the soak. */
    record Letter(int sender, int number) {
        private static final String PREFIX = "letter-";

        String id() {
            return PREFIX + sender + '-' + number;
        }

        static boolean isOne(String id) {
            return id.startsWith(PREFIX);
        }

        static Letter of(String id) {
            String[] parts = id.substring(PREFIX.length()).split("-", 2);
            return new Letter(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    /** What its sender knows of a letter. */
    enum Fate {
        /** The server has not acknowledged it, but it will be sent until it does. */
        UNDER_WAY,
        /** The server has it. */
        ACKNOWLEDGED,
        /** The session was lost before the server has acknowledged it: it may have it or not. */
        DOUBTFUL
    }

    /** A letter, the account that it is for, the chapter of the soak in which it was written, and its fate. */
    record Entry(Letter letter, int account, int chapter, Fate fate) {}

    private final List<List<Entry>> sent;
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    Post(int clients) {
        sent = IntStream.range(0, clients).<List<Entry>>mapToObj(client -> new ArrayList<>()).toList();
    }

    /** A letter that is sent now. */
    Letter write(int sender, int account, int chapter) {
        List<Entry> entries = sent.get(sender);
        synchronized (entries) {
            Letter letter = new Letter(sender, entries.size());
            entries.add(new Entry(letter, account, chapter, Fate.UNDER_WAY));
            return letter;
        }
    }

    void settle(Letter letter, Fate fate) {
        List<Entry> entries = sent.get(letter.sender());
        synchronized (entries) {
            Entry entry = entries.get(letter.number());
            entries.set(letter.number(), new Entry(letter, entry.account(), entry.chapter(), fate));
        }
    }

    /** All letters so far, sender by sender, in the order of their sending. */
    List<Entry> entries() {
        List<Entry> all = new ArrayList<>();
        for (List<Entry> entries : sent) {
            synchronized (entries) {
                all.addAll(entries);
            }
        }
        return all;
    }

    /** Something that must not be. */
    void violation(String what) {
        violations.add(what);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }
}
