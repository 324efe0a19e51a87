package im.parley.server.admin;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a user does, XEP-0108.
 *
 * @param category the general activity
 * @param type the specific one, or empty
 * @param text a line about it, or empty
 */
public record Activity(String category, String type, String text) {
    static final String NS = "http://jabber.org/protocol/activity";
    static final Name NAME = Name.of(NS, "activity");

    private static final Set<String> CATEGORIES = Set.of(
            "doing_chores", "drinking", "eating", "exercising", "grooming", "having_appointment", "inactive",
            "relaxing", "talking", "traveling", "undefined", "working");
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z_]{0,63}");
    private static final int LONGEST = 1024;

    /** Checks it. */
    public Activity {
        if (!CATEGORIES.contains(category)) {
            throw Rejected.invalid("activity.category", "XEP-0108 has no activity '" + category + "'");
        }
        if (!type.isEmpty() && !TYPE.matcher(type).matches()) {
            throw Rejected.invalid("activity.type", "'" + type + "' is no name of an activity");
        }
        if (text.length() > LONGEST) {
            throw Rejected.invalid("activity.text", "that is a text of at most " + LONGEST + " characters");
        }
    }

    Element element() {
        Element.Builder general = Element.build(Name.of(NS, category));
        if (!type.isEmpty()) {
            general.add(Element.of(Name.of(NS, type)));
        }
        Element.Builder activity = Element.build(NAME).add(general.build());
        if (!text.isEmpty()) {
            activity.add(Element.text(Name.of(NS, "text"), text));
        }
        return activity.build();
    }
}
