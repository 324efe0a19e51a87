package im.parley.feature.archive;

import im.parley.wire.addr.Jid;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What an account prefers in the words of XEP-0136 section 2: what is saved, which are the preferences of XEP-0441, and
 * how much it likes to speak off the record, which only its clients care about.
 *
 * @param saved whose messages are archived
 * @param otr the OTR Mode of those who have none of their own
 * @param otrOf the OTR Modes of addresses
 */
record Modes(Preferences saved, String otr, Map<Jid, String> otrOf) {
    static final String CONCEDE = "concede";

    /** Section 2.2.2.2. */
    static final Set<String> OTR = Set.of("approve", CONCEDE, "forbid", "oppose", "prefer", "require");

    /** The same with another default. */
    Modes withDefault(boolean save, String newOtr) {
        Preferences.Default byDefault = save ? Preferences.Default.ALWAYS : Preferences.Default.NEVER;
        return new Modes(new Preferences(byDefault, saved.always(), saved.never()), newOtr, otrOf);
    }

    /** The same with the modes of an address. */
    Modes with(Jid jid, boolean save, String itsOtr) {
        Modes others = without(jid);
        Set<Jid> always = new LinkedHashSet<>(others.saved.always());
        Set<Jid> never = new LinkedHashSet<>(others.saved.never());
        (save ? always : never).add(jid);
        Map<Jid, String> otrs = new LinkedHashMap<>(others.otrOf);
        otrs.put(jid, itsOtr);
        return new Modes(new Preferences(saved.byDefault(), always, never), otr, otrs);
    }

    /** The same without modes of an address. */
    Modes without(Jid jid) {
        Set<Jid> always = new LinkedHashSet<>(saved.always());
        Set<Jid> never = new LinkedHashSet<>(saved.never());
        Map<Jid, String> otrs = new LinkedHashMap<>(otrOf);
        always.remove(jid);
        never.remove(jid);
        otrs.remove(jid);
        return new Modes(new Preferences(saved.byDefault(), always, never), otr, otrs);
    }

    /** The addresses that have modes, those first whose messages are archived. */
    Set<Jid> addresses() {
        Set<Jid> addresses = new LinkedHashSet<>(saved.always());
        addresses.addAll(saved.never());
        return addresses;
    }

    /** Whether messages with one of these addresses are archived. Who is in both lists is in the one of what is not. */
    boolean isSaved(Jid address) {
        return saved.always().contains(address) && !saved.never().contains(address);
    }

    /** The OTR Mode of an address. Off the record alone is what is not saved, whatever was said before (section 2.2.3.3). */
    String otrOf(Jid address) {
        return honest(otrOf.getOrDefault(address, otr), isSaved(address));
    }

    /** The OTR Mode of the others. */
    String otrByDefault() {
        return honest(otr, isSavedByDefault());
    }

    boolean isSavedByDefault() {
        return saved.byDefault() != Preferences.Default.NEVER;
    }

    private static String honest(String mode, boolean isSaved) {
        return isSaved && mode.equals("require") ? "prefer" : mode;
    }

    /**
     * The OTR Modes as they are stored: the default, then each address in a line behind its mode. Those that have lost
     * their place in the preferences are forgotten.
     */
    String otrText() {
        Set<Jid> addresses = addresses();
        StringBuilder text = new StringBuilder(otr);
        otrOf.forEach((jid, mode) -> {
            if (addresses.contains(jid)) {
                text.append('\n').append(mode).append(' ').append(jid);
            }
        });
        return text.toString();
    }

    /** Reads what {@link #otrText} has written. */
    static Modes of(Preferences saved, String otrText) {
        String[] lines = otrText.split("\n");
        Map<Jid, String> otrOf = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int space = lines[i].indexOf(' ');
            String mode = lines[i].substring(0, Math.max(0, space));
            Addresses.parse(lines[i].substring(space + 1)).ifPresent(jid -> otrOf.put(jid, mode));
        }
        return new Modes(saved, lines[0], otrOf);
    }
}
