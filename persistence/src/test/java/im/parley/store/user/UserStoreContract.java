package im.parley.store.user;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.Fresh;
import im.parley.store.Race;
import im.parley.store.credential.Credential;
import im.parley.store.credential.CredentialStore;
import im.parley.store.offline.OfflineMessage;
import im.parley.store.offline.OfflineStore;
import im.parley.store.roster.Roster;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.RosterStore;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.wire.addr.Jid;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of accounts does. */
interface UserStoreContract {
    Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");

    UserStore users();

    CredentialStore credentials();

    RosterStore rosters();

    OfflineStore offline();

    SettingStore settings();

    @Test
    default void anAccountIsFoundAsItWasMade() {
        Jid account = Fresh.account();
        assertThat(users().create(new User(account, Status.VIP, NOW))).isTrue();
        assertThat(users().find(account)).contains(new User(account, Status.VIP, NOW));
        assertThat(users().exists(account)).isTrue();
    }

    @Test
    default void theResourceOfAnAddressDoesNotMatter() {
        Jid account = Fresh.account();
        users().create(active(account.withResource("orchard")));
        assertThat(users().exists(account.withResource("balcony"))).isTrue();
    }

    @Test
    default void theSameNameInAnotherDomainIsAnotherAccount() {
        Jid account = Fresh.account();
        users().create(active(account));
        Jid other = Jid.of(account.local(), Fresh.domain(), "");
        assertThat(users().exists(other)).isFalse();
        assertThat(users().create(active(other))).isTrue();
        users().remove(account);
        assertThat(users().exists(other)).isTrue();
    }

    @Test
    default void anAccountIsMadeOnce() {
        Jid account = Fresh.account();
        users().create(active(account), List.of(credential("first")));
        assertThat(users().create(new User(account, Status.SPAM, NOW), List.of(credential("second"))))
                .isFalse();
        assertThat(users().find(account)).contains(active(account));
        assertThat(credentials().of(account)).containsExactly(credential("first"));
    }

    @Test
    default void ofTwoThatRaceOneMakesTheAccountWithItsOwnCredentials() throws Exception {
        for (int round = 0; round < 20; round++) {
            Jid account = Fresh.account();
            List<Boolean> made = Race.of(
                    4, runner -> users().create(active(account), List.of(credential("key of " + runner))));
            assertThat(made).containsOnlyOnce(true);
            assertThat(credentials().of(account)).containsExactly(credential("key of " + made.indexOf(true)));
        }
    }

    @Test
    default void credentialsOfSeveralIdsAreMadeWithTheAccount() {
        Jid account = Fresh.account();
        var phone = new Credential("phone", "SHA-256", new byte[] {1}, 4096, new byte[] {2}, new byte[] {3});
        users().create(active(account), List.of(credential("x"), phone));
        assertThat(credentials().of(account)).containsExactly(credential("x"), phone);
    }

    @Test
    default void theStatusChanges() {
        Jid account = Fresh.account();
        users().create(active(account));
        assertThat(users().status(account, Status.DISABLED)).isTrue();
        assertThat(users().find(account)).map(User::status).contains(Status.DISABLED);
        assertThat(users().status(Fresh.account(), Status.DISABLED)).isFalse();
    }

    @Test
    default void everyStatusIsKept() {
        Jid account = Fresh.account();
        users().create(active(account));
        for (Status status : Status.values()) {
            users().status(account, status);
            assertThat(users().find(account)).map(User::status).contains(status);
        }
    }

    @Test
    default void removalTakesAllThatIsKeptOfTheAccountAndNothingElse() {
        Jid account = Fresh.account();
        Jid neighbour = Jid.of("mercutio", account.domain(), "");
        for (Jid each : List.of(account, neighbour)) {
            users().create(active(each), List.of(credential("x")));
            fill(each);
        }
        users().remove(account);
        assertThat(users().exists(account)).isFalse();
        assertThat(keeps(account)).isEqualTo(List.of(0, 0, 0, 0, 0));
        assertThat(users().exists(neighbour)).isTrue();
        assertThat(keeps(neighbour)).isEqualTo(List.of(1, 1, 1, 1, 1));
    }

    @Test
    default void whatWasStoredForAnAccountThatWasGoneDoesNotReachItsSuccessor() {
        Jid account = Fresh.account();
        fill(account);
        users().create(active(account));
        assertThat(keeps(account)).isEqualTo(List.of(0, 0, 0, 0, 0));
    }

    @Test
    default void accountsAreCountedPerDomain() {
        Jid account = Fresh.account();
        assertThat(users().count(account.domain())).isZero();
        users().create(active(account));
        users().create(active(Jid.of("mercutio", account.domain(), "")));
        users().create(active(Fresh.account()));
        assertThat(users().count(account.domain())).isEqualTo(2);
    }

    @Test
    default void pagesFollowTheOrderOfTheLocalParts() {
        String domain = Fresh.domain();
        List<Jid> accounts = IntStream.range(0, 25)
                .mapToObj(number -> Jid.of("user-%02d".formatted(24 - number), domain, ""))
                .toList();
        accounts.forEach(account -> users().create(active(account)));
        users().create(active(Fresh.account()));
        String after = "";
        for (List<Integer> page : List.of(List.of(0, 10), List.of(10, 20), List.of(20, 25))) {
            List<User> found = users().list(domain, after, 10);
            assertThat(found)
                    .extracting(User::account)
                    .isEqualTo(accounts.reversed().subList(page.getFirst(), page.getLast()));
            after = found.getLast().account().local();
        }
        assertThat(users().list(domain, after, 10)).isEmpty();
    }

    @Test
    default void orderIsByCodePointWhateverTheLanguageOfTheDatabase() {
        String domain = Fresh.domain();
        List<String> locals = List.of("a-b", "a.b", "a1", "ab", "z", "\u00e4", "\u0434");
        locals.reversed().forEach(local -> users().create(active(Jid.of(local, domain, ""))));
        assertThat(users().list(domain, "", 10)).extracting(user -> user.account().local()).isEqualTo(locals);
    }

    @Test
    default void accountsAreFoundByAPartOfTheirNames() {
        String domain = Fresh.domain();
        List.of("romeo", "rome", "juliet", "r_o", "r%o", "r!o").forEach(local -> users().create(active(Jid.of(local, domain, ""))));
        assertThat(locals(users().search(domain, "ome", "", "", 10))).containsExactly("rome", "romeo");
        assertThat(locals(users().search(domain, "ome", "rome", "", 10))).containsExactly("romeo");
        assertThat(locals(users().search(domain, "ome", "", "", 1))).containsExactly("rome");
        assertThat(locals(users().search(domain, "_", "", "", 10))).containsExactly("r_o");
        assertThat(locals(users().search(domain, "%", "", "", 10))).containsExactly("r%o");
        assertThat(locals(users().search(domain, "!", "", "", 10))).containsExactly("r!o");
        assertThat(users().search(Fresh.domain(), "ome", "", "", 10)).isEmpty();
    }

    @Test
    default void accountsAreCountedAndListedByTheirStatus() {
        String domain = Fresh.domain();
        List.of("a", "b", "c", "d").forEach(local -> users().create(active(Jid.of(local, domain, ""))));
        List.of("a", "b", "d").forEach(local -> users().status(Jid.of(local, domain, ""), Status.DISABLED));
        assertThat(users().count(domain, Status.DISABLED)).isEqualTo(3);
        assertThat(users().count(domain, Status.VIP)).isZero();
        assertThat(locals(users().list(domain, Status.DISABLED, "", 2))).containsExactly("a", "b");
        assertThat(locals(users().list(domain, Status.DISABLED, "b", 2))).containsExactly("d");
    }

    @Test
    default void aSearchGoesNoFurtherThanItIsTold() {
        String domain = Fresh.domain();
        List.of("abe", "benvolio", "mab", "tybalt").forEach(local -> users().create(active(Jid.of(local, domain, ""))));
        assertThat(locals(users().search(domain, "b", "", "mab", 10))).containsExactly("abe", "benvolio", "mab");
        assertThat(locals(users().search(domain, "b", "abe", "benvolio", 10))).containsExactly("benvolio");
        assertThat(users().search(domain, "b", "mab", "mab", 10)).isEmpty();
    }

    @Test
    default void whoComesSoManyPlacesLaterIsFound() {
        String domain = Fresh.domain();
        List.of("a", "b", "c", "d").forEach(local -> users().create(active(Jid.of(local, domain, ""))));
        assertThat(users().ahead(domain, "", 1)).contains("a");
        assertThat(users().ahead(domain, "", 4)).contains("d");
        assertThat(users().ahead(domain, "", 5)).isEmpty();
        assertThat(users().ahead(domain, "b", 2)).contains("d");
        assertThat(users().ahead(domain, "d", 1)).isEmpty();
    }

    private static List<String> locals(List<User> found) {
        return found.stream().map(user -> user.account().local()).toList();
    }

    @Test
    default void theLongestAddressIsKept() {
        Jid account = Jid.prepared("l".repeat(1023), Fresh.domain());
        assertThat(users().create(active(account), List.of(credential("x")))).isTrue();
        fill(account);
        assertThat(users().exists(account)).isTrue();
        assertThat(users().exists(Jid.prepared("l".repeat(1022), account.domain()))).isFalse();
        assertThat(keeps(account)).isEqualTo(List.of(1, 1, 1, 1, 1));
    }

    private void fill(Jid account) {
        Jid juliet = Jid.of("juliet@capulet.example");
        credentials().replace(account, Credential.DEFAULT, List.of(credential("x")));
        rosters().put(account, RosterItem.of(juliet));
        rosters().requestReceived(account, juliet, "<presence/>");
        offline().store(account, OfflineMessage.of(NOW, "<message/>"), 10);
        settings().put(new Scope.Account(account), "language", "it");
    }

    private List<Integer> keeps(Jid account) {
        Roster roster = rosters().load(account);
        return List.of(
                credentials().of(account).size(),
                roster.items().size(),
                rosters().requests(account).size(),
                offline().load(account, 10).size(),
                settings().all(new Scope.Account(account)).size());
    }

    private static User active(Jid account) {
        return new User(account, Status.ACTIVE, NOW);
    }

    private static Credential credential(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return new Credential(Credential.DEFAULT, "SHA-1", bytes, 4096, bytes, bytes);
    }
}
