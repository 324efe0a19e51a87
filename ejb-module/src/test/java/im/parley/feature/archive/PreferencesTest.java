package im.parley.feature.archive;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.feature.archive.Preferences.Default;
import im.parley.wire.addr.Jid;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreferencesTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");
    private static final Jid ORCHARD = Jid.of("romeo@montague.lit/orchard");
    private static final Jid NURSE = Jid.of("nurse@capulet.lit");

    private static boolean wanted(Preferences preferences, Jid peer) {
        return preferences.want(peer, NURSE::equals);
    }

    @Test
    void theDefaultHoldsForWhoIsInNeitherList() {
        assertThat(wanted(new Preferences(Default.ALWAYS, Set.of(), Set.of()), ORCHARD)).isTrue();
        assertThat(wanted(new Preferences(Default.NEVER, Set.of(), Set.of()), ORCHARD)).isFalse();
        assertThat(wanted(new Preferences(Default.ROSTER, Set.of(), Set.of()), ORCHARD)).isFalse();
        assertThat(wanted(new Preferences(Default.ROSTER, Set.of(), Set.of()), Jid.of("nurse@capulet.lit/x")))
                .isTrue();
    }

    /** Section 2.3.1. */
    @Test
    void aListedBareAddressIsThatOfAllResourcesAndAFullOneOfItself() {
        assertThat(wanted(new Preferences(Default.NEVER, Set.of(ROMEO), Set.of()), ORCHARD)).isTrue();
        assertThat(wanted(new Preferences(Default.NEVER, Set.of(ORCHARD), Set.of()), ORCHARD)).isTrue();
        assertThat(wanted(new Preferences(Default.NEVER, Set.of(ORCHARD), Set.of()), ROMEO)).isFalse();
        assertThat(wanted(new Preferences(Default.ALWAYS, Set.of(), Set.of(ROMEO)), ORCHARD)).isFalse();
    }

    @Test
    void whoIsInBothListsIsNotArchived() {
        assertThat(wanted(new Preferences(Default.ALWAYS, Set.of(ROMEO), Set.of(ROMEO)), ORCHARD)).isFalse();
    }

    @Test
    void theyAreReadAsTheyWereWritten() {
        Preferences all = new Preferences(Default.ROSTER, Set.of(ROMEO, NURSE), Set.of(ORCHARD));
        assertThat(Preferences.parse(all.text())).isEqualTo(all);
        assertThat(Preferences.parse(Preferences.NONE.text())).isEqualTo(Preferences.NONE);
    }
}
