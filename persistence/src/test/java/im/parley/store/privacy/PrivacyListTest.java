package im.parley.store.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrivacyListTest {
    private static final Jid TYBALT = Jid.of("tybalt@example.com");
    private static final Jid PARIS = Jid.of("paris@example.org");
    private static final PrivacyItem NO_MESSAGES =
            new PrivacyItem(2, true, new Matcher.Address(TYBALT), Set.of(StanzaKind.MESSAGE));
    private static final PrivacyItem OTHERS = new PrivacyItem(7, false, new Matcher.Anybody(), Set.of());

    private static PrivacyList list(PrivacyItem... items) {
        return new PrivacyList("work", List.of(items));
    }

    @Test
    void onlyWhatBlocksAnAddressAltogetherIsInTheBlockList() {
        assertThat(list(NO_MESSAGES, OTHERS, PrivacyItem.blocking(PARIS, 1)).blocked()).containsExactly(PARIS);
    }

    @Test
    void rulesAreInTheirOrder() {
        assertThat(list(OTHERS, NO_MESSAGES).items()).containsExactly(NO_MESSAGES, OTHERS);
    }

    @Test
    void blockedAddressesComeFirst() {
        assertThat(list(NO_MESSAGES, OTHERS).blocking(List.of(PARIS)).items())
                .containsExactly(PrivacyItem.blocking(PARIS, 1), NO_MESSAGES, OTHERS);
    }

    @Test
    void theOthersAreNumberedAnewWhenThereIsNoRoomBeforeThem() {
        assertThat(list(NO_MESSAGES, OTHERS).blocking(List.of(PARIS, TYBALT)).items())
                .containsExactly(
                        PrivacyItem.blocking(PARIS, 1),
                        PrivacyItem.blocking(TYBALT, 2),
                        NO_MESSAGES.at(3),
                        OTHERS.at(4));
    }

    @Test
    void whoIsBlockedIsNotBlockedAgain() {
        PrivacyList list = list(PrivacyItem.blocking(PARIS, 5));
        assertThat(list.blocking(List.of(PARIS))).isEqualTo(list);
        assertThat(list.blocking(List.of(TYBALT, PARIS, TYBALT)).items())
                .containsExactly(PrivacyItem.blocking(PARIS, 5), PrivacyItem.blocking(TYBALT, 6));
    }

    @Test
    void unblockingLeavesOtherRulesAboutAnAddress() {
        assertThat(list(PrivacyItem.blocking(TYBALT, 1), NO_MESSAGES)
                        .unblocking(Set.of(TYBALT))
                        .items())
                .containsExactly(NO_MESSAGES);
    }

    @Test
    void aNewDefaultListTakesANameThatIsFree() {
        PrivacyLists lists = PrivacyLists.NONE.with(new PrivacyList("blocked", List.of(OTHERS)));
        assertThat(PrivacyLists.NONE.standardOrNew().name()).isEqualTo("blocked");
        assertThat(lists.standardOrNew().name()).isEqualTo("blocked2");
    }
}
