package im.parley.feature.muc.room;

import im.parley.server.spi.Description;
import im.parley.server.spi.Identity;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What service discovery says of a room, collected from its rules (XEP-0045 section 6.4). */
public final class Profile {
    private final TreeSet<String> features = new TreeSet<>();
    private final List<Field> fields = new ArrayList<>();

    /** Names a feature. */
    public void feature(String name) {
        features.add(name);
    }

    /** Names one of two features. */
    public void feature(boolean condition, String then, String otherwise) {
        features.add(condition ? then : otherwise);
    }

    /** Adds to the {@code muc#roominfo} form. */
    public void field(Field field) {
        fields.add(field);
    }

    Description describe(String name) {
        List<Field> form = new ArrayList<>();
        form.add(DataForm.formType(Muc.NS + "#roominfo"));
        form.addAll(fields);
        return new Description(
                List.of(new Identity("conference", "text", name)),
                List.copyOf(features),
                List.of(DataForm.of(DataForm.Type.RESULT, form.toArray(Field[]::new))));
    }

    /** The description of a room. */
    public static Description of(Room room, String name) {
        Profile profile = new Profile();
        room.rules().forEach(rule -> rule.describe(room, profile));
        return profile.describe(name);
    }

    /** A field that shows a line of text, unless that is empty. */
    public void line(String name, String label, String text) {
        Optional.of(text)
                .filter(some -> !some.isEmpty())
                .ifPresent(some -> field(Field.text(name, some).labelled(label)));
    }
}
