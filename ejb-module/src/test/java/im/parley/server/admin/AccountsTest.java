package im.parley.server.admin;

import static im.parley.server.admin.Verona.FRIAR;
import static im.parley.server.admin.Verona.JULIET;
import static im.parley.server.admin.Verona.MANTUA;
import static im.parley.server.admin.Verona.ROMEO;
import static im.parley.server.admin.Verona.VERONA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.server.admin.Accounts.NewAccount;
import im.parley.server.admin.Rejected.Reason;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Login;
import im.parley.server.spi.Login.Proof;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.Session;
import im.parley.server.spi.TestSession;
import im.parley.store.credential.Credential;
import im.parley.store.lastactivity.LastSeen;
import im.parley.store.roster.RosterItem;
import im.parley.store.token.ClientTokens;
import im.parley.store.token.Token;
import im.parley.store.user.Status;
import im.parley.wire.addr.Jid;
import im.parley.wire.sasl.HashedToken;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final UUID PHONE = new UUID(0, 1);
    private static final Proof OWN = Proof.Password.OWN;

    private final Verona verona = new Verona();

    private static NewAccount account(Jid address, String password) {
        return new NewAccount(address, password, "", AccountStatus.ACTIVE);
    }

    private static void assertRejected(Class<? extends Reason> reason, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(
                Rejected.class, rejected -> assertThat(rejected.reason()).isInstanceOf(reason));
    }

    @Test
    void anAdministratorMakesAnAccountWithKeysAndFeaturesHearOfIt() {
        verona.accounts.create(
                verona.prince(), new NewAccount(JULIET, "R0m30", "juliet@capulet.example", AccountStatus.VIP));
        assertThat(verona.stores.users().find(JULIET)).map(user -> user.status()).contains(Status.VIP);
        assertThat(verona.stores.credentials().of(JULIET)).extracting(Credential::mechanism)
                .containsExactly("SHA-1", "SHA-256", "SHA-512");
        assertThat(verona.performed).containsExactly(new Effect.Raise(new ServerEvent.AccountCreated(JULIET)));
        Account.Details shown = verona.views.get(verona.prince(), JULIET);
        assertThat(shown.email()).contains("juliet@capulet.example");
        assertThat(shown.account().status()).isEqualTo(AccountStatus.VIP);
        assertThat(verona.lastAudited()).isEqualTo("account.create juliet@verona.example done");
    }

    @Test
    void anAccountThatExistsIsAConflict() {
        verona.create(JULIET);
        assertRejected(Reason.Conflict.class, () -> verona.accounts.create(verona.prince(), account(JULIET, "x")));
        assertThat(verona.lastAudited()).isEqualTo("account.create juliet@verona.example refused");
    }

    @Test
    void whatIsWrongWithANewAccountIsSaid() {
        assertRejected(Reason.Invalid.class, () -> verona.accounts.create(verona.prince(), account(JULIET, "")));
        assertRejected(
                Reason.Invalid.class,
                () -> verona.accounts.create(verona.prince(), account(Jid.of("verona.example"), "x")));
        assertRejected(
                Reason.NotFound.class,
                () -> verona.accounts.create(verona.prince(), account(Jid.of("x@padua.example"), "x")));
        assertThat(verona.stores.users().count(VERONA)).isZero();
    }

    @Test
    void aDomainAdministratorStaysInHisDomainAndItsLimit() {
        assertRejected(Reason.Forbidden.class, () -> verona.accounts.create(verona.friar(), account(JULIET, "x")));
        for (String name : List.of("one", "two", "three")) {
            verona.accounts.create(verona.friar(), account(Jid.of(name, MANTUA, ""), "x"));
        }
        assertRejected(Reason.Conflict.class, () -> verona.accounts.create(verona.friar(), account(ROMEO, "x")));
        verona.accounts.create(verona.prince(), account(ROMEO, "x"));
        assertThat(verona.stores.users().count(MANTUA)).isEqualTo(4);
    }

    /** Whoever could give an account a password would have what it may. */
    @Test
    void aDomainAdministratorIsNotOverThoseWhoAdministerMore() {
        verona.create(JULIET);
        Actor clerk = verona.actors.key("clerk", Set.of(VERONA), Actor.Means.REST, "");
        verona.accounts.password(clerk, JULIET, "new");
        Jid prince = verona.prince().account().orElseThrow();
        assertRejected(Reason.Forbidden.class, () -> verona.accounts.create(clerk, account(prince, "mine")));
        verona.create(prince);
        assertRejected(Reason.Forbidden.class, () -> verona.accounts.password(clerk, prince, "mine"));
        assertRejected(Reason.Forbidden.class, () -> verona.accounts.status(clerk, prince, AccountStatus.DISABLED));
        assertRejected(Reason.Forbidden.class, () -> verona.accounts.remove(clerk, prince));
        verona.accounts.password(verona.prince(), prince, "his own");
    }

    @Test
    void aUserChangesOnlyWhatIsHis() {
        verona.create(JULIET);
        verona.create(ROMEO);
        Actor juliet = verona.user(JULIET);
        verona.accounts.password(juliet, JULIET, "new");
        verona.accounts.email(juliet, JULIET, "j@example.com");
        assertThat(verona.views.get(juliet, JULIET).email()).contains("j@example.com");
        assertRejected(Reason.Forbidden.class, () -> verona.accounts.password(juliet, ROMEO, "new"));
        assertRejected(Reason.Forbidden.class, () -> verona.accounts.status(juliet, JULIET, AccountStatus.VIP));
        assertRejected(Reason.Forbidden.class, () -> verona.views.get(juliet, ROMEO));
        assertRejected(Reason.Forbidden.class, () -> verona.views.list(juliet, VERONA, "", "", 10));
        assertRejected(Reason.Forbidden.class, () -> verona.accounts.remove(juliet, ROMEO));
    }

    @Test
    void aNewPasswordReplacesTheKeysAndEndsTheSessionsOfTheOldOne() {
        verona.create(JULIET);
        List<Credential> before = verona.stores.credentials().of(JULIET);
        verona.accounts.password(verona.prince(), JULIET, "new");
        assertThat(verona.stores.credentials().of(JULIET)).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
        Effect.EndAll end = end();
        assertThat(end.account()).isEqualTo(JULIET);
        assertThat(end.matching()).accepts(session(OWN, PHONE), session(new Proof.Token("default"), PHONE));
        assertThat(end.matching())
                .rejects(session(new Proof.Password("phone"), PHONE), session(new Proof.Certificate(), PHONE));
        assertRejected(
                Reason.NotFound.class, () -> verona.accounts.password(verona.prince(), FRIAR, "x"));
    }

    @Test
    void aClosedAccountLosesItsSessionsAndAnOpenOneNot() {
        verona.create(ROMEO);
        verona.accounts.status(verona.friar(), ROMEO, AccountStatus.DISABLED);
        assertThat(verona.performed(Effect.EndAll.class)).extracting(Effect.EndAll::account).containsExactly(ROMEO);
        assertThat(verona.views.get(verona.prince(), ROMEO).account().status()).isEqualTo(AccountStatus.DISABLED);
        verona.performed.clear();
        verona.accounts.status(verona.friar(), ROMEO, AccountStatus.ACTIVE);
        assertThat(verona.performed).isEmpty();
        assertRejected(
                Reason.NotFound.class, () -> verona.accounts.status(verona.prince(), FRIAR, AccountStatus.VIP));
    }

    @Test
    void aRemovedAccountGoesWithItsDataAndItsContactsAreTold() {
        verona.create(JULIET);
        verona.stores.rosters().put(JULIET, RosterItem.of(ROMEO));
        verona.accounts.remove(verona.prince(), JULIET);
        assertThat(verona.stores.users().exists(JULIET)).isFalse();
        assertThat(verona.stores.rosters().load(JULIET).items()).isEmpty();
        assertThat(verona.performed).hasAtLeastOneElementOfType(Effect.EndAll.class);
        assertThat(verona.performed).last().isInstanceOf(Effect.EndAll.class);
        assertRejected(Reason.NotFound.class, () -> verona.accounts.remove(verona.prince(), JULIET));
    }

    @Test
    void aSearchStopsAfterSoManyAccountsAndGoesOnThere() {
        List.of("ann", "anton", "bert", "bob", "hob").forEach(name -> verona.create(Jid.of(name, VERONA, "")));
        Page<Account> none = verona.views.search(verona.prince(), VERONA, "ob", "", 5, 2);
        assertThat(none.items()).isEmpty();
        assertThat(none.next()).contains("anton");
        Page<Account> one = verona.views.search(verona.prince(), VERONA, "ob", "anton", 5, 2);
        assertThat(one.items()).extracting(account -> account.address().local()).containsExactly("bob");
        Page<Account> last = verona.views.search(verona.prince(), VERONA, "ob", one.next().orElseThrow(), 5, 2);
        assertThat(last.items()).extracting(account -> account.address().local()).containsExactly("hob");
        assertThat(last.next()).isEmpty();
        Page<Account> full = verona.views.search(verona.prince(), VERONA, "ob", "", 1, 5);
        assertThat(full.next()).contains("bob");
    }

    @Test
    void pagesFollowEachOtherAndTakeAPartOfTheName() {
        List.of("ann", "anton", "bert").forEach(name -> verona.create(Jid.of(name, VERONA, "")));
        Page<Account> first = verona.views.list(verona.prince(), VERONA, "", "", 2);
        assertThat(first.items()).extracting(account -> account.address().local()).containsExactly("ann", "anton");
        Page<Account> second = verona.views.list(verona.prince(), VERONA, "", first.next().orElseThrow(), 2);
        assertThat(second.items()).extracting(account -> account.address().local()).containsExactly("bert");
        assertThat(second.next()).isEmpty();
        assertThat(verona.views.list(verona.prince(), VERONA, "ann", "", 2).items()).hasSize(1);
        assertThat(verona.views.count(verona.prince(), VERONA)).isEqualTo(3);
        assertRejected(Reason.Invalid.class, () -> verona.views.list(verona.prince(), VERONA, "", "", 0));
    }

    @Test
    void whoIsThereWasNotSeenLast() {
        verona.create(JULIET);
        verona.stores.lastActivity().put(JULIET, new LastSeen(Verona.NOW, "sleeping"));
        assertThat(verona.views.get(verona.prince(), JULIET).lastSeen()).contains(Verona.NOW);
        assertThat(verona.views.get(verona.prince(), JULIET).lastStatus()).isEqualTo("sleeping");
        verona.connect("juliet@verona.example/balcony");
        assertThat(verona.views.get(verona.prince(), JULIET).lastSeen()).isEmpty();
        assertThat(verona.views.get(verona.prince(), JULIET).account().sessions()).isEqualTo(1);
    }

    @Test
    void applicationPasswordsComeAndGo() {
        verona.create(JULIET);
        Actor juliet = verona.user(JULIET);
        verona.keys.addPassword(juliet, JULIET, "phone", "x");
        assertThat(verona.keys.passwords(juliet, JULIET)).containsExactly("phone");
        verona.keys.removePassword(verona.prince(), JULIET, "phone");
        assertThat(verona.keys.passwords(juliet, JULIET)).isEmpty();
        assertRejected(Reason.NotFound.class, () -> verona.keys.removePassword(juliet, JULIET, "phone"));
        assertRejected(Reason.Invalid.class, () -> verona.keys.addPassword(juliet, JULIET, "default", "x"));
        assertRejected(Reason.NotFound.class, () -> verona.keys.addPassword(verona.prince(), ROMEO, "phone", "x"));
        assertRejected(Reason.Forbidden.class, () -> verona.keys.passwords(juliet, ROMEO));
    }

    @Test
    void anApplicationPasswordTakesItsSessionsAndTokensAlong() {
        verona.create(JULIET);
        Actor juliet = verona.user(JULIET);
        verona.keys.addPassword(juliet, JULIET, "phone", "x");
        verona.tokens.issue(JULIET, PHONE, HashedToken.HT_SHA_256_NONE, "phone");
        verona.tokens.issue(JULIET, new UUID(0, 2), HashedToken.HT_SHA_256_NONE, "default");
        verona.performed.clear();
        verona.keys.removePassword(juliet, JULIET, "phone");
        assertThat(verona.tokens.clients(JULIET)).containsExactly(new UUID(0, 2));
        assertThat(end().matching())
                .accepts(session(new Proof.Password("phone"), PHONE), session(new Proof.Token("phone"), PHONE))
                .rejects(session(OWN, PHONE), session(new Proof.Token("default"), PHONE));
    }

    private Effect.EndAll end() {
        List<Effect.EndAll> ends = verona.performed(Effect.EndAll.class);
        assertThat(ends).hasSize(1);
        return ends.getFirst();
    }

    private static Session session(Proof proof, UUID client) {
        TestSession session = TestSession.of(JULIET + "/balcony");
        session.put(Login.OF, new Login(proof, Optional.of(client)));
        return session;
    }

    @Test
    void aClientWithATokenIsSeenAndSentAway() {
        verona.create(JULIET);
        UUID phone = PHONE;
        Token token = new Token("HT-SHA-256-NONE", "default", new byte[8], Verona.NOW.plusSeconds(60), 0);
        verona.stores.tokens().replace(
                JULIET,
                ClientTokens.none(phone),
                new ClientTokens(phone, Optional.of(token), Optional.empty(), Verona.NOW));
        Actor juliet = verona.user(JULIET);
        assertThat(verona.keys.devices(juliet, JULIET))
                .containsExactly(new AccountKeys.Device(phone, Verona.NOW, Verona.NOW.plusSeconds(60)));
        verona.keys.removeDevice(juliet, JULIET, phone);
        assertThat(end().matching()).accepts(session(OWN, phone)).rejects(session(OWN, new UUID(0, 2)));
        assertThat(verona.keys.devices(juliet, JULIET)).isEmpty();
        assertRejected(Reason.NotFound.class, () -> verona.keys.removeDevice(juliet, JULIET, phone));
    }
}
