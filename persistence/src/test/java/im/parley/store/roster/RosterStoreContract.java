package im.parley.store.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.store.Race;
import im.parley.wire.addr.Jid;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store of rosters does. */
interface RosterStoreContract {
    Jid JULIET = Jid.of("juliet@capulet.example");
    Jid NURSE = Jid.of("nurse@capulet.example");
    Jid GATEWAY = Jid.of("irc.example");

    RosterStore rosters();

    @Test
    default void anAccountWithoutContactsHasTheEmptyRoster() {
        assertThat(rosters().load(Fresh.account())).isEqualTo(Roster.EMPTY);
    }

    @Test
    default void aContactIsFoundAsItWasPut() {
        Jid account = Fresh.account();
        var item = new RosterItem(
                JULIET, "Juliet \u2665 <&>", Set.of("Friends", "Family\nand more", ""), Subscription.TO, true, true);
        long version = rosters().put(account, item);
        rosters().put(account, RosterItem.of(GATEWAY).withSubscription(Subscription.BOTH));
        Roster roster = rosters().load(account.withResource("orchard"));
        assertThat(roster.items()).containsOnlyKeys(JULIET, GATEWAY);
        assertThat(roster.item(JULIET).orElseThrow()).isEqualTo(item);
        assertThat(roster.version()).isGreaterThan(version);
    }

    @Test
    default void groupsKeepTheirText() {
        Jid account = Fresh.account();
        for (List<String> groups : List.of(
                List.<String>of(), List.of(""), List.of("", "b", "a"), List.of("b", "a", ""), List.of("a\nb", " ", "a"))) {
            rosters().put(account, RosterItem.of(JULIET).named("J", new LinkedHashSet<>(groups)));
            assertThat(rosters().load(account).item(JULIET).orElseThrow().groups())
                    .containsExactlyInAnyOrderElementsOf(groups);
        }
    }

    @Test
    default void everyChangeHasAGreaterVersionAndOthersHaveNone() {
        Jid account = Fresh.account();
        long first = rosters().put(account, RosterItem.of(JULIET));
        assertThat(first).isPositive();
        assertThat(rosters().put(account, RosterItem.of(JULIET))).isEqualTo(first);
        assertThat(rosters().remove(account, NURSE)).isEqualTo(first);
        long second = rosters().put(account, RosterItem.of(JULIET).withAsk(true));
        assertThat(second).isGreaterThan(first);
        assertThat(rosters().remove(account, JULIET)).isGreaterThan(second);
        assertThat(rosters().load(account).items()).isEmpty();
    }

    @Test
    default void removingFromARosterThatNeverWasChangesNothing() {
        Jid account = Fresh.account();
        assertThat(rosters().remove(account, JULIET)).isZero();
        assertThat(rosters().load(account)).isEqualTo(Roster.EMPTY);
    }

    @Test
    default void anUpdateSeesTheContactAndTellsBothSides() {
        Jid account = Fresh.account();
        rosters().put(account, RosterItem.of(JULIET).named("J", Set.of()));
        RosterUpdate update = rosters().update(account, JULIET, item -> item.map(old -> old.withApproved(true)));
        assertThat(update.before()).contains(RosterItem.of(JULIET).named("J", Set.of()));
        assertThat(update.after())
                .contains(RosterItem.of(JULIET).named("J", Set.of()).withApproved(true));
        assertThat(update.changed()).isTrue();
        assertThat(rosters().update(account, NURSE, item -> item).changed()).isFalse();
    }

    @Test
    default void anUpdateMayNotMakeAnotherContact() {
        Jid account = Fresh.account();
        assertThatThrownBy(() -> rosters().update(account, JULIET, item -> Optional.of(RosterItem.of(NURSE))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(rosters().load(account).items()).isEmpty();
    }

    @Test
    default void aDeltaHasWhatChangedAndWhatIsGone() {
        Jid account = Fresh.account();
        rosters().put(account, RosterItem.of(JULIET));
        rosters().put(account, RosterItem.of(GATEWAY));
        long known = rosters().put(account, RosterItem.of(NURSE));
        rosters().put(account, RosterItem.of(JULIET).withAsk(true));
        rosters().remove(account, NURSE);
        long version = rosters().put(account, RosterItem.of(Jid.of("tybalt@capulet.example")));
        assertThat(rosters().since(account, known))
                .contains(new RosterDelta(
                        version,
                        List.of(RosterItem.of(JULIET).withAsk(true), RosterItem.of(Jid.of("tybalt@capulet.example"))),
                        List.of(NURSE)));
        assertThat(rosters().since(account, version)).contains(new RosterDelta(version, List.of(), List.of()));
    }

    @Test
    default void aContactThatCameBackIsNotAmongTheRemoved() {
        Jid account = Fresh.account();
        long known = rosters().put(account, RosterItem.of(JULIET));
        rosters().remove(account, JULIET);
        long version = rosters().put(account, RosterItem.of(JULIET));
        assertThat(rosters().since(account, known))
                .contains(new RosterDelta(version, List.of(RosterItem.of(JULIET)), List.of()));
    }

    @Test
    default void whoHadTheEmptyRosterGetsWhatIsThere() {
        Jid account = Fresh.account();
        assertThat(rosters().since(account, 0)).contains(new RosterDelta(0, List.of(), List.of()));
        rosters().put(account, RosterItem.of(NURSE));
        rosters().remove(account, NURSE);
        long version = rosters().put(account, RosterItem.of(JULIET));
        assertThat(rosters().since(account, 0))
                .contains(new RosterDelta(version, List.of(RosterItem.of(JULIET)), List.of()));
    }

    @Test
    default void versionsThatNeverWereAreUnknown() {
        Jid account = Fresh.account();
        assertThat(rosters().since(account, 17)).isEmpty();
        long version = rosters().put(account, RosterItem.of(JULIET));
        assertThat(rosters().since(account, version + 1)).isEmpty();
        assertThat(rosters().since(account, version - 1)).isEmpty();
        assertThat(rosters().since(account, -1)).isEmpty();
    }

    @Test
    default void tooManyRemovalsMakeOldVersionsUnknown() {
        Jid account = Fresh.account();
        long old = rosters().put(account, RosterItem.of(JULIET));
        long recent = old;
        for (int i = 0; i <= RosterStore.REMEMBERED_REMOVALS; i++) {
            Jid contact = Jid.of("c" + i + "@capulet.example");
            recent = rosters().put(account, RosterItem.of(contact));
            rosters().remove(account, contact);
        }
        assertThat(rosters().since(account, old)).isEmpty();
        assertThat(rosters().since(account, recent)).map(RosterDelta::removed)
                .contains(List.of(Jid.of("c" + RosterStore.REMEMBERED_REMOVALS + "@capulet.example")));
    }

    @Test
    default void theRosterOfASuccessorDoesNotContinueThatOfAnAccountThatIsGone() {
        Jid account = Fresh.account();
        rosters().put(account, RosterItem.of(JULIET));
        long last = rosters().put(account, RosterItem.of(NURSE));
        ((AccountData) rosters()).forget(account);
        assertThat(rosters().load(account)).isEqualTo(Roster.EMPTY);
        assertThat(rosters().since(account, last)).isEmpty();
        assertThat(rosters().put(account, RosterItem.of(GATEWAY))).isGreaterThan(last);
        assertThat(rosters().since(account, last)).isEmpty();
    }

    @Test
    default void rostersOfTheSameNameInTwoDomainsAreTwo() {
        Jid account = Fresh.account();
        rosters().put(account, RosterItem.of(JULIET));
        assertThat(rosters().load(Jid.of(account.local(), Fresh.domain(), "")).items())
                .isEmpty();
    }

    @Test
    default void changesAtTheSameTimeAllCountAndEachHasItsVersion() throws Exception {
        Jid account = Fresh.account();
        int runners = 8;
        int each = 10;
        List<Set<Long>> versions = Race.of(runners, runner -> {
            Set<Long> mine = new HashSet<>();
            for (int i = 0; i < each; i++) {
                mine.add(rosters().put(account, RosterItem.of(Jid.of("c" + runner + "-" + i + "@capulet.example"))));
                rosters().load(account);
            }
            return mine;
        });
        Set<Long> all = new HashSet<>();
        versions.forEach(all::addAll);
        assertThat(all).hasSize(runners * each);
        Roster roster = rosters().load(account);
        assertThat(roster.items()).hasSize(runners * each);
        assertThat(roster.version()).isEqualTo(all.stream().max(Long::compare).orElseThrow());
    }

    @Test
    default void updatesOfOneContactAtTheSameTimeBuildOnEachOther() throws Exception {
        Jid account = Fresh.account();
        int runners = 8;
        Race.of(runners, runner -> rosters().update(account, JULIET, item -> {
            RosterItem before = item.orElse(RosterItem.of(JULIET));
            Set<String> groups = new HashSet<>(before.groups());
            groups.add("group " + runner);
            return Optional.of(before.named("", groups));
        }));
        assertThat(rosters().load(account).item(JULIET).orElseThrow().groups()).hasSize(runners);
    }

    @Test
    default void aReaderNeverSeesAnOlderRosterThanOneAlreadyAcknowledged() throws Exception {
        Jid account = Fresh.account();
        Race.of(6, runner -> {
            for (int i = 0; i < 40; i++) {
                Jid contact = Jid.of("c" + runner + "@capulet.example");
                String name = "name " + i;
                long version = rosters().put(account, RosterItem.of(contact).named(name, Set.of()));
                Roster seen = rosters().load(account);
                assertThat(seen.version()).isGreaterThanOrEqualTo(version);
                assertThat(seen.item(contact).orElseThrow().name()).isEqualTo(name);
            }
            return runner;
        });
    }

    @Test
    default void requestsWaitUntilTheyAreAnswered() {
        Jid account = Fresh.account();
        assertThat(rosters().requests(account)).isEmpty();
        rosters().requestReceived(account, JULIET.withResource("balcony"), "<presence>1</presence>");
        rosters().requestReceived(account, NURSE, "<presence>2</presence>");
        rosters().requestReceived(account, JULIET, "<presence>3</presence>");
        assertThat(rosters().requests(account))
                .extracting(SubscriptionRequest::from, SubscriptionRequest::presenceXml)
                .containsExactlyInAnyOrder(
                        tuple(JULIET, "<presence>3</presence>"),
                        tuple(NURSE, "<presence>2</presence>"));
        assertThat(rosters().requestAnswered(account, JULIET)).isTrue();
        assertThat(rosters().requestAnswered(account, JULIET)).isFalse();
        assertThat(rosters().requests(account)).extracting(SubscriptionRequest::from).containsExactly(NURSE);
    }

    @Test
    default void requestsOfTheSameContactThatRaceBecomeOne() throws Exception {
        Jid account = Fresh.account();
        Race.of(4, runner -> {
            rosters().requestReceived(account, JULIET, "<presence/>");
            return runner;
        });
        assertThat(rosters().requests(account)).hasSize(1);
        List<Boolean> answered = Race.of(4, runner -> rosters().requestAnswered(account, JULIET));
        assertThat(answered).containsOnlyOnce(true);
    }

    @Test
    default void theLongestContactIsKept() {
        Jid account = Jid.prepared("l".repeat(1023), Fresh.domain());
        Jid contact = Jid.prepared("c".repeat(1023), "d".repeat(1023));
        rosters().put(account, RosterItem.of(contact));
        rosters().requestReceived(account, contact, "<presence/>");
        assertThat(rosters().load(account).items()).containsOnlyKeys(contact);
        assertThat(rosters().requestAnswered(account, contact)).isTrue();
    }
}
