package im.parley.server.admin;

import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What contacts shall see of a user.
 *
 * @param show {@code away}, {@code chat}, {@code dnd} or {@code xa} (RFC 6121 section 4.7.2.1), or empty
 * @param status a text, or empty
 * @param priority from -128 to -1
 */
public record Shown(boolean available, String show, String status, int priority, Optional<Activity> activity) {
    private static final Set<String> SHOWS = Set.of("away", "chat", "dnd", "xa");
    private static final int LONGEST = 1024;
    private static final int LOWEST = -128;

    /** Checks it. */
    public Shown {
        if (!show.isEmpty() && !SHOWS.contains(show)) {
            throw Rejected.invalid("show", "'" + show + "' is none of away, chat, dnd, xa");
        }
        if (status.length() > LONGEST) {
            throw Rejected.invalid("status", "a status is a text of at most " + LONGEST + " characters");
        }
        if (priority < LOWEST || priority >= 0) {
            throw Rejected.invalid("priority", "a priority here is a number from -128 to -1");
        }
    }

    String word() {
        return !available ? "unavailable" : show.isEmpty() ? "available" : show;
    }

    Presence presence() {
        List<Element> children = new ArrayList<>();
        if (available && !show.isEmpty()) {
            children.add(Element.text(Presence.SHOW, show));
        }
        if (!status.isEmpty()) {
            children.add(Element.text(Presence.STATUS, status));
        }
        if (available) {
            children.add(Element.text(Presence.PRIORITY, Integer.toString(priority)));
            activity.map(Activity::element).ifPresent(children::add);
        }
        return Presence.of(
                available ? Presence.Type.AVAILABLE : Presence.Type.UNAVAILABLE, children.toArray(Element[]::new));
    }
}
