package im.parley.wire.addr;

import java.util.Locale;
import java.util.Optional;
import rocks.xmpp.precis.PrecisProfiles;

/** Nicknames by RFC 8266: which of them a person would take for the same. */
public final class Nickname {
    private Nickname() {}

    /**
     * What all nicknames that look the same have in common: neither case, width, spaces nor compatible characters make a
     * difference (RFC 8266 section 2.4), nor whether a letter is Latin or one of another script that is drawn like it
     * (section 6.3). Empty when nothing can be seen of it, or when it has forbidden characters.
     */
    public static Optional<String> key(String nickname) {
        if (isPlain(nickname)) {
            String key = nickname.strip().replaceAll(" +", " ").toLowerCase(Locale.ROOT);
            return Optional.of(key).filter(text -> !text.isEmpty());
        }
        try {
            String key = PrecisProfiles.NICKNAME.toComparableString(nickname);
            return Optional.of(key).filter(text -> text.codePoints().anyMatch(Nickname::isVisible)).map(LookAlikes::latin);
        } catch (RuntimeException notAllowed) {
            return Optional.empty(); // the library throws several kinds; all mean the same here
        }
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK,
                    Character.UNASSIGNED -> false;
            default -> !isFiller(c);
        };
    }

    /** Letters that are drawn as nothing. */
    private static boolean isFiller(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
    }
}
