package im.parley.test.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one writer has asked of the server and what of that the server has confirmed. Written by one thread, read when
 * that has ended.
 */
final class Ledger {
    /** The value of a contact that is not in the roster. */
    static final String ABSENT = "";

    private final AtomicInteger confirmations;
    private final List<String> accounts = new ArrayList<>();
    private final Map<String, String> contacts = new LinkedHashMap<>();
    private final Map<String, String> attempts = new LinkedHashMap<>();
    private final Set<Integer> messages = new TreeSet<>();
    private int lastMessage;

    /** A ledger that counts each confirmation also there. */
    Ledger(AtomicInteger confirmations) {
        this.confirmations = confirmations;
    }

    void accountConfirmed(String user) {
        accounts.add(user);
        confirmations.incrementAndGet();
    }

    /** From now on the contact may have either name. */
    void attempt(String contact, String name) {
        attempts.put(contact, name);
    }

    void contactConfirmed(String contact) {
        contacts.put(contact, attempts.getOrDefault(contact, ABSENT));
        attempts.remove(contact);
        confirmations.incrementAndGet();
    }

    /** The number of a message that is sent now. */
    int nextMessage() {
        return ++lastMessage;
    }

    void messageConfirmed(int number) {
        messages.add(number);
        confirmations.incrementAndGet();
    }

    List<String> accounts() {
        return List.copyOf(accounts);
    }

    /** The messages that must come. */
    Set<Integer> messages() {
        return Set.copyOf(messages);
    }

    void messagesDelivered() {
        messages.clear();
    }

    /** What contradicts this ledger in a roster, which maps contacts to names. */
    List<String> contradictions(Map<String, String> roster) {
        List<String> found = new ArrayList<>();
        contacts.forEach((contact, name) -> {
            String stored = roster.getOrDefault(contact, ABSENT);
            if (!stored.equals(name) && !stored.equals(attempts.get(contact))) {
                found.add(contact + " is '" + stored + "', confirmed was '" + name + "'");
            }
        });
        return found;
    }

    /** Begins anew from what the server says, because what was under way at the end is settled now. */
    void settle(Map<String, String> roster) {
        attempts.clear();
        contacts.clear();
        contacts.putAll(roster);
    }
}
