package im.parley.feature.muc.rule;

import im.parley.feature.muc.room.Entry;
import im.parley.feature.muc.room.Field;
import im.parley.feature.muc.room.Muc;
import im.parley.feature.muc.room.Occupant;
import im.parley.feature.muc.room.Profile;
import im.parley.feature.muc.room.Room;
import im.parley.feature.muc.room.Rule;
import im.parley.wire.form.DateTime;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.StanzaText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** XEP-0045 sections 7.2.13 and 7.2.14: newcomers get what was said before, within the limits that they wish. */
final class History implements Rule {
    private static final int MOST = 500;
    private static final Field<Integer> FETCHED = Field.number(
            "muc#maxhistoryfetch", "Maximum Number of History Messages Returned by Room", 50, MOST);
    private static final Name HISTORY = Name.of(Muc.NS, "history");
    private static final String HINTS = "urn:xmpp:hints";
    private static final Set<Name> NOT_KEPT = Set.of(
            Name.of(HINTS, "no-store"), Name.of(HINTS, "no-permanent-store"), Name.of(HINTS, "no-permanent-storage"));
    private static final Name KEPT = Name.of(HINTS, "store");

    /** The time as clients read it that are older than XEP-0203. */
    private static final Name LEGACY = Name.of("jabber:x:delay", "x");

    private static final DateTimeFormatter LEGACY_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final boolean legacy;

    /**
     * @param legacy whether times are told in the old way, too
     */
    History(boolean legacy) {
        this.legacy = legacy;
    }

    @Override
    public List<Field<?>> fields() {
        return List.of(FETCHED);
    }

    /** Whether a message is worth to be told later; subjects are told otherwise (section 7.2.13). */
    static boolean isKept(Message message) {
        return !Subject.isChange(message)
                && NOT_KEPT.stream().noneMatch(message::has)
                && (message.has(Message.BODY) || message.has(KEPT) || message.has(Retraction.RETRACT));
    }

    /** How many messages are told at most. */
    static int length(Room room) {
        return room.get(FETCHED);
    }

    @Override
    public void spoken(Room room, Occupant speaker, Message message) {
        if (isKept(message)) {
            keep(room, message);
        }
    }

    static void keep(Room room, Message message) {
        Chronicle.of(room).add(
                new Chronicle.Said(StableIds.of(room, message).orElse(""), room.now(), message), room.get(FETCHED));
    }

    @Override
    public void entered(Room room, Entry entry) {
        Element wish = entry.join().first(HISTORY).orElseGet(() -> Element.of(HISTORY));
        Instant since = since(room, wish);
        int stanzas = Math.min(number(wish, "maxstanzas").orElse(MOST), room.get(FETCHED));
        long characters = number(wish, "maxchars").orElse(Integer.MAX_VALUE);
        List<Message> chosen = new ArrayList<>();
        List<Chronicle.Said> said = Chronicle.of(room).all();
        for (int i = said.size() - 1; i >= 0 && chosen.size() < stanzas; i--) {
            Chronicle.Said one = said.get(i);
            if (one.when().isBefore(since)) {
                break;
            }
            Message replay = replay(room, entry, one);
            if (characters < Integer.MAX_VALUE) {
                characters -= StanzaText.write(replay).length(); // of the complete stanza, section 7.2.14
            }
            if (characters < 0) {
                break;
            }
            chosen.add(replay);
        }
        Collections.reverse(chosen);
        chosen.forEach(room::send);
    }

    /** A time that the speaker gave stays the only one (section 7.9). */
    private Message replay(Room room, Entry entry, Chronicle.Said said) {
        Message message = said.message().withTo(entry.session());
        if (message.has(Muc.DELAY)) {
            return message;
        }
        Message dated = message.with(message.content().plus(Muc.delay(room.jid(), said.when())));
        return legacy ? dated.with(dated.content().plus(legacy(room, said.when()))) : dated;
    }

    private static Element legacy(Room room, Instant when) {
        return Element.build(LEGACY)
                .attribute("from", room.jid().toString())
                .attribute("stamp", LEGACY_TIME.format(when))
                .build();
    }

    private static Instant since(Room room, Element wish) {
        Instant since = wish.attribute("since").flatMap(DateTime::parse).orElse(Instant.MIN);
        OptionalInt seconds = number(wish, "seconds");
        Instant recent = seconds.isPresent() ? room.now().minusSeconds(seconds.getAsInt()) : Instant.MIN;
        return since.isAfter(recent) ? since : recent;
    }

    /** A number that is none, or less than nothing, is no wish. */
    private static OptionalInt number(Element wish, String attribute) {
        Optional<String> text = wish.attribute(attribute);
        try {
            int number = text.isEmpty() ? -1 : Integer.parseInt(text.get().strip());
            return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
        } catch (NumberFormatException noNumber) {
            return OptionalInt.empty();
        }
    }

    @Override
    public void describe(Room room, Profile profile) {
        profile.line(FETCHED.name(), "Maximum Number of History Messages", room.get(FETCHED).toString());
    }
}
