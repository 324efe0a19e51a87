package im.parley.store.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.store.Race;
import im.parley.store.roster.Subscription;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of privacy lists does. */
interface PrivacyStoreContract {
    PrivacyStore privacy();

    private static PrivacyList list(String name) {
        return new PrivacyList(
                name,
                List.of(
                        PrivacyItem.blocking(Jid.of("tybalt@example.com"), 3),
                        PrivacyItem.blocking(Jid.of("paris@example.org/tomb"), 4),
                        new PrivacyItem(
                                5,
                                true,
                                new Matcher.Group("Enemies"),
                                Set.of(StanzaKind.MESSAGE, StanzaKind.PRESENCE_OUT)),
                        new PrivacyItem(
                                6,
                                false,
                                new Matcher.Subscribed(Subscription.BOTH),
                                Set.of(StanzaKind.IQ, StanzaKind.PRESENCE_IN)),
                        new PrivacyItem(4_294_967_295L, false, new Matcher.Anybody(), Set.of())));
    }

    @Test
    default void anAccountHasNoListsAtFirst() {
        assertThat(privacy().load(Fresh.account())).isEqualTo(PrivacyLists.NONE);
    }

    @Test
    default void everythingOfAListIsKept() {
        Jid account = Fresh.account();
        PrivacyList work = list("work");
        PrivacyUpdate update = privacy().update(account, lists -> lists.with(work).withStandard(Optional.of("work")));
        assertThat(update.before()).isEqualTo(PrivacyLists.NONE);
        assertThat(privacy().load(account.withResource("orchard"))).isEqualTo(update.after());
        assertThat(privacy().load(account).standardList()).contains(work);
    }

    @Test
    default void aListIsReplacedAndTheOthersStay() {
        Jid account = Fresh.account();
        privacy().update(account, lists -> lists.with(list("home")).with(list("work")));
        PrivacyList shorter = new PrivacyList("work", List.of(PrivacyItem.blocking(Jid.of("example.net"), 3)));
        privacy().update(account, lists -> lists.with(shorter));
        assertThat(privacy().load(account).find("work")).contains(shorter);
        assertThat(privacy().load(account).find("home")).contains(list("home"));
    }

    @Test
    default void anEmptyListIsGoneAndNoLongerTheDefault() {
        Jid account = Fresh.account();
        privacy().update(account, lists -> lists.withStandardList(list("work")));
        privacy().update(account, lists -> lists.with(new PrivacyList("work", List.of())));
        assertThat(privacy().load(account)).isEqualTo(PrivacyLists.NONE);
    }

    @Test
    default void whatAChangeThrowsLeavesTheListsAsTheyAre() {
        Jid account = Fresh.account();
        privacy().update(account, lists -> lists.with(list("work")));
        assertThatThrownBy(() -> privacy().update(account, lists -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(privacy().load(account).lists()).containsOnlyKeys("work");
    }

    @Test
    default void changesAtTheSameTimeAreAllKept() throws Exception {
        Jid account = Fresh.account();
        Race.of(4, racer -> {
            for (int i = 0; i < 5; i++) {
                Jid jid = Jid.of("enemy" + racer + '-' + i + "@example.com");
                privacy().update(account, lists -> lists.withStandardList(
                        lists.standardOrNew().blocking(List.of(jid))));
            }
            return racer;
        });
        assertThat(privacy().load(account).blocked()).hasSize(20);
    }

    @Test
    default void longNamesAreKept() {
        Jid account = Fresh.account();
        String name = "\u00e4".repeat(PrivacyStore.MAX_NAME);
        PrivacyItem item = new PrivacyItem(0, true, new Matcher.Group("g".repeat(1023)), Set.of());
        privacy().update(account, lists -> lists.with(new PrivacyList(name, List.of(item))));
        assertThat(privacy().load(account).find(name).orElseThrow().items()).containsExactly(item);
    }

    @Test
    default void theListsOfAnAccountGoWithIt() {
        Jid account = Fresh.account();
        privacy().update(account, lists -> lists.withStandardList(list("work")));
        ((AccountData) privacy()).forget(account);
        assertThat(privacy().load(account)).isEqualTo(PrivacyLists.NONE);
    }
}
