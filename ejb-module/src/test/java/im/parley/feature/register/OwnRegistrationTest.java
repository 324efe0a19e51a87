package im.parley.feature.register;

import static im.parley.feature.register.Fixture.fields;
import static im.parley.feature.register.Fixture.form;
import static im.parley.feature.register.Fixture.question;
import static im.parley.feature.register.Fixture.removal;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Reply;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.TestStream;
import im.parley.server.spi.account.Farewell;
import im.parley.store.credential.Credential;
import im.parley.store.memory.MemoryStores;
import im.parley.store.offline.OfflineMessage;
import im.parley.store.roster.RosterItem;
import im.parley.store.roster.Subscription;
import im.parley.store.setting.Scope;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.stream.StreamError;
import im.parley.wire.xml.Element;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnRegistrationTest {
    private static final Jid BILL = Jid.of("bill@shakespeare.lit");

    private final MemoryStores stores = MemoryStores.create();
    private final TestSession globe = TestSession.of("bill@shakespeare.lit/globe")
            .over(new TestStream("shakespeare.lit").overTls().facts());
    private OwnRegistration registration = with(true, 20);

    OwnRegistrationTest() {
        stores.users().create(new User(BILL, Status.ACTIVE, Instant.EPOCH), new NewCredentials(4096).of("theglobe"));
    }

    private OwnRegistration with(boolean requireTls, int limit) {
        return new OwnRegistration(
                stores.credentials(),
                Fixture.accounts(stores),
                new Farewell(stores.users(), stores.rosters()),
                Fixture.options(requireTls, limit),
                Clock.systemUTC());
    }

    private Reply set(Element payload) {
        return Asking.server(registration, "shakespeare.lit", globe).set(payload);
    }

    private Condition refused(Element payload) {
        return Asking.error(set(payload));
    }

    private boolean passwordIs(String password) {
        return List.of(ScramHash.values()).stream().allMatch(hash -> {
            Credential key = stores.credentials().find(BILL, Credential.DEFAULT, hash.hashName()).orElseThrow();
            return new ScramKeys(hash, key.salt(), key.iterations(), key.storedKey(), key.serverKey())
                    .matches(password);
        });
    }

    @Test
    void theAddressGivenAtRegistrationIsShown() {
        stores.settings().put(new Scope.Account(BILL), "email", "bard@shakespeare.lit");

        assertThat(Asking.payload(Asking.ownAccount(registration, globe).get(question())).textOf(Submission.EMAIL))
                .isEqualTo("bard@shakespeare.lit");
    }

    /** Example 3. */
    @Test
    void aRegisteredUserIsToldSo() {
        String answer = "<query xmlns='jabber:iq:register'><registered/><username>bill</username><password/></query>";

        assertThat(Asking.payload(Asking.server(registration, "shakespeare.lit", globe).get(question())))
                .hasToString(answer);
        assertThat(Asking.payload(Asking.ownAccount(registration, globe).get(question()))).hasToString(answer);
    }

    @Test
    void thePasswordIsChangedForAllHashFunctions() {
        assertThat(set(fields("bill", "newpass"))).isEqualTo(Reply.OK);
        assertThat(passwordIs("newpass")).isTrue();
    }

    @Test
    void theFormChangesThePasswordAndMayNameTheBareAddress() {
        assertThat(Asking.ownAccount(registration, globe).set(form(DataForm.Type.SUBMIT, "bill@shakespeare.lit", "groundlings")))
                .isEqualTo(Reply.OK);
        assertThat(passwordIs("groundlings")).isTrue();
    }

    @Test
    void anEmptyPasswordOrNoNameIsABadRequestAndChangesNothing() {
        assertThat(refused(fields("bill", ""))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(refused(fields("", "newpass"))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(passwordIs("theglobe")).isTrue();
    }

    /** Section 3.3: the server should not return the original XML. */
    @Test
    void errorsDoNotRepeatThePassword() {
        assertThat(set(fields("ben", "newpass")))
                .isInstanceOfSatisfying(Reply.Failure.class, failure -> assertThat(failure.echo()).isFalse());
    }

    @Test
    void nobodyChangesThePasswordOfAnother() {
        assertThat(refused(fields("ben", "newpass"))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(refused(fields("bill@elsewhere.lit", "newpass"))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(refused(fields("bi ll", "newpass"))).isEqualTo(Condition.BAD_REQUEST);
        assertThat(passwordIs("theglobe")).isTrue();
    }

    @Test
    void aPasswordWithControlCharactersIsNotAcceptable() {
        assertThat(refused(fields("bill", "new\u0000pass"))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(passwordIs("theglobe")).isTrue();
    }

    /** Section 3.3: the channel is not considered safe enough. */
    @Test
    void withoutTlsThePasswordIsNotChangedUnlessTheAdministratorAllowsIt() {
        TestSession clear = TestSession.of("bill@shakespeare.lit/street");

        assertThat(Asking.error(Asking.ownAccount(registration, clear).set(fields("bill", "newpass"))))
                .isEqualTo(Condition.NOT_AUTHORIZED);
        assertThat(Asking.ownAccount(with(false, 20), clear).set(fields("bill", "newpass")))
                .isEqualTo(Reply.OK);
    }

    @Test
    void tooManyChangesMustWait() {
        registration = with(true, 1);
        set(fields("bill", "newpass"));

        assertThat(refused(fields("bill", "newerpass"))).isEqualTo(Condition.RESOURCE_CONSTRAINT);
        assertThat(passwordIs("newpass")).isTrue();
    }

    @Test
    void removalEndsAllSessionsAfterTheContactsWereTold() {
        Jid anne = Jid.of("anne@stratford.lit");
        Jid ben = Jid.of("ben@shakespeare.lit");
        Jid kit = Jid.of("kit@shakespeare.lit");
        Jid will = Jid.of("will@shakespeare.lit");
        Jid none = Jid.of("none@shakespeare.lit");
        stores.rosters().put(BILL, RosterItem.of(anne).withSubscription(Subscription.BOTH));
        stores.rosters().put(BILL, RosterItem.of(ben).withSubscription(Subscription.FROM).withAsk(true));
        stores.rosters().put(BILL, RosterItem.of(will).withSubscription(Subscription.TO));
        stores.rosters().put(BILL, RosterItem.of(none));
        stores.rosters().requestReceived(BILL, kit, "<presence type='subscribe'/>");

        Reply reply = set(removal());

        assertThat(reply).isInstanceOf(Reply.Result.class);
        assertThat(reply.effects()).hasSize(2);
        assertThat(reply.effects().getFirst())
                .isEqualTo(new Effect.Raise(
                        new ServerEvent.AccountRemoved(BILL, Set.of(anne, ben, will), Set.of(anne, ben, kit))));
        assertThat(reply.effects().getLast()).isInstanceOfSatisfying(Effect.EndAll.class, end -> {
            assertThat(end.account()).isEqualTo(BILL);
            assertThat(end.matching().test(globe)).isTrue();
            assertThat(end.why().condition()).isEqualTo(StreamError.Condition.NOT_AUTHORIZED);
        });
    }

    @Test
    void anAccountThatIsMadeAgainInheritsNothing() {
        stores.rosters().put(BILL, RosterItem.of(Jid.of("anne@stratford.lit")));
        stores.offline().store(BILL, OfflineMessage.of(Instant.EPOCH, "<message/>"), 10);
        set(removal());

        stores.users().create(new User(BILL, Status.ACTIVE, Instant.EPOCH), List.of());

        assertThat(stores.rosters().load(BILL).items()).isEmpty();
        assertThat(stores.offline().count(BILL)).isZero();
        assertThat(stores.credentials().of(BILL)).isEmpty();
    }

    @Test
    void removeMustBeAlone() {
        Element both = removal().toBuilder().add(Submission.USERNAME, "bill").build();

        assertThat(refused(both)).isEqualTo(Condition.BAD_REQUEST);
        assertThat(stores.users().exists(BILL)).isTrue();
    }

    @Test
    void whoHasNoAccountCannotChangeOrRemoveOne() {
        TestSession anonymous = TestSession.of("guest@shakespeare.lit/globe").over(globe.facts());
        List<Asking> strangers = List.of(
                Asking.ownAccount(registration, anonymous),
                Asking.server(registration, "stratford.lit", globe),
                Asking.server(registration, "shakespeare.lit", Jid.of("bill@shakespeare.lit/elsewhere")));

        for (Asking stranger : strangers) {
            assertThat(Asking.error(stranger.get(question()))).isEqualTo(Condition.SERVICE_UNAVAILABLE);
            assertThat(Asking.error(stranger.set(fields("bill", "x")))).isEqualTo(Condition.UNEXPECTED_REQUEST);
            assertThat(Asking.error(stranger.set(removal()))).isEqualTo(Condition.REGISTRATION_REQUIRED);
        }
        assertThat(passwordIs("theglobe")).isTrue();
    }

    @Test
    void passwordsStayOutOfLogs() {
        assertThat(new Submission.Login("bill", "secret", "", "").toString()).doesNotContain("secret");
    }
}
