package im.parley.feature.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.memory.MemoryRosters;
import im.parley.store.privacy.Matcher;
import im.parley.store.privacy.PrivacyItem;
import im.parley.store.privacy.PrivacyList;
import im.parley.store.privacy.StanzaKind;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XEP-0016 sections 2.1 and 2.2. */
class JudgeTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");
    private static final Jid TYBALT = Jid.of("tybalt@capulet.lit/tomb");

    private final MemoryRosters rosters = new MemoryRosters();
    private final Judge judge = new Judge(rosters);

    private static PrivacyItem deny(int order, Matcher matcher, StanzaKind... kinds) {
        return new PrivacyItem(order, true, matcher, Set.of(kinds));
    }

    private static PrivacyItem allow(int order, Matcher matcher, StanzaKind... kinds) {
        return new PrivacyItem(order, false, matcher, Set.of(kinds));
    }

    private boolean denies(Jid other, Traffic traffic, PrivacyItem... items) {
        return judge.denies(new PrivacyList("list", List.of(items)), ROMEO, other, traffic);
    }

    @ParameterizedTest
    @CsvSource({
        "tybalt@capulet.lit/tomb, tybalt@capulet.lit/tomb, true",
        "tybalt@capulet.lit/tomb, tybalt@capulet.lit/hall, false",
        "tybalt@capulet.lit/tomb, tybalt@capulet.lit, false",
        "tybalt@capulet.lit, tybalt@capulet.lit/hall, true",
        "tybalt@capulet.lit, paris@capulet.lit/hall, false",
        "capulet.lit/tomb, capulet.lit/tomb, true",
        "capulet.lit/tomb, tybalt@capulet.lit/tomb, false",
        "capulet.lit/tomb, capulet.lit, false",
        "capulet.lit, capulet.lit, true",
        "capulet.lit, tybalt@capulet.lit, true",
        "capulet.lit, capulet.lit/tomb, true",
        "capulet.lit, tybalt@house.capulet.lit, false"
    })
    void addressesMatchAsTheyAreWritten(String rule, String other, boolean matches) {
        assertThat(denies(Jid.of(other), Traffic.ANYTHING, deny(1, new Matcher.Address(Jid.of(rule)))))
                .isEqualTo(matches);
    }

    @Test
    void theFirstRuleThatMatchesCounts() {
        Matcher tybalt = new Matcher.Address(TYBALT.bare());
        assertThat(denies(TYBALT, Traffic.MESSAGE_IN, deny(2, new Matcher.Anybody()), allow(1, tybalt)))
                .isFalse();
        assertThat(denies(TYBALT, Traffic.MESSAGE_IN, allow(2, new Matcher.Anybody()), deny(1, tybalt)))
                .isTrue();
    }

    @Test
    void withoutAFallThroughItemTheActionIsAllow() {
        assertThat(denies(TYBALT, Traffic.IQ_IN)).isFalse();
        assertThat(denies(TYBALT, Traffic.IQ_IN, deny(1, new Matcher.Address(Jid.of("paris@capulet.lit")))))
                .isFalse();
    }

    @Test
    void aRuleConcernsWhatItNamesOrEverything() {
        PrivacyItem noMessages = deny(1, new Matcher.Anybody(), StanzaKind.MESSAGE, StanzaKind.PRESENCE_OUT);
        assertThat(denies(TYBALT, Traffic.MESSAGE_IN, noMessages)).isTrue();
        assertThat(denies(TYBALT, Traffic.PRESENCE_OUT, noMessages)).isTrue();
        assertThat(denies(TYBALT, Traffic.PRESENCE_IN, noMessages)).isFalse();
        assertThat(denies(TYBALT, Traffic.ANYTHING, noMessages)).isFalse();
        assertThat(denies(TYBALT, Traffic.ANYTHING, deny(1, new Matcher.Anybody()))).isTrue();
    }

    @Test
    void subscriptionsMatchExactlyAndStrangersHaveNone() {
        PrivacyItem both = deny(1, new Matcher.Subscribed(Subscription.BOTH));
        PrivacyItem none = deny(1, new Matcher.Subscribed(Subscription.NONE));
        assertThat(denies(TYBALT, Traffic.IQ_IN, none)).isTrue();
        rosters.put(ROMEO, RosterItem.of(TYBALT.bare()).withSubscription(Subscription.TO));
        assertThat(denies(TYBALT, Traffic.IQ_IN, none)).isFalse();
        assertThat(denies(TYBALT, Traffic.IQ_IN, both)).isFalse();
        rosters.put(ROMEO, RosterItem.of(TYBALT.bare()).withSubscription(Subscription.BOTH));
        assertThat(denies(TYBALT, Traffic.IQ_IN, both)).isTrue();
    }

    @Test
    void groupsMatchAsTheRosterIsNow() {
        PrivacyItem enemies = deny(1, new Matcher.Group("Enemies"));
        assertThat(denies(TYBALT, Traffic.IQ_IN, enemies)).isFalse();
        rosters.put(ROMEO, RosterItem.of(TYBALT.bare()).named("", Set.of("Enemies", "Verona")));
        assertThat(denies(TYBALT, Traffic.IQ_IN, enemies)).isTrue();
    }

    @Test
    void theOtherResourcesOfTheUserAndItsServerAreNeverDenied() {
        PrivacyItem everybody = deny(1, new Matcher.Anybody());
        assertThat(denies(ROMEO.withResource("phone"), Traffic.MESSAGE_IN, everybody)).isFalse();
        assertThat(denies(ROMEO.domainJid(), Traffic.ANYTHING, everybody)).isFalse();
        assertThat(denies(Jid.of("benvolio@montague.lit"), Traffic.MESSAGE_IN, everybody)).isTrue();
    }
}
