package im.parley.web.bosh;

import im.parley.web.bosh.Window.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The requests that were taken and are not answered, the oldest first. */
final class Waiting {
    private final ArrayDeque<Held> held = new ArrayDeque<>(2);

    /**
     * One of them.
     *
     * @param arrived when it was taken
     * @param creates whether it is the one that created the session
     */
    record Held(Request request, long arrived, boolean creates) {}

    void add(Held request) {
        held.add(request);
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    int count() {
        return held.size();
    }

    Held oldest() {
        return held.getFirst();
    }

    Held takeOldest() {
        return held.remove();
    }

    Optional<Held> find(long rid) {
        return held.stream().filter(each -> each.request().rid() == rid).findFirst();
    }

    /** The same request has come again: the answer goes to the later one. */
    @SuppressWarnings("ReferenceEquality") // the very one that is held
    void replace(Held old, Exchange exchange) {
        Held again = new Held(
                new Request(old.request().rid(), old.request().body(), exchange), old.arrived(), old.creates());
        List<Held> all = new ArrayList<>(held);
        held.clear();
        all.forEach(each -> held.add(each == old ? again : each));
    }

    /** Whether somebody can be told something. */
    boolean isAnybodyThere() {
        for (Held each : held) {
            if (!each.request().exchange().isLost()) {
                return true;
            }
        }
        return false;
    }

    /** How many have a connection, as far as is known. */
    int alive() {
        return (int) held.stream().filter(each -> !each.request().exchange().isLost()).count();
    }
}
