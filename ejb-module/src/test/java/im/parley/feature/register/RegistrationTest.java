package im.parley.feature.register;

import static im.parley.feature.register.Fixture.fields;
import static im.parley.feature.register.Fixture.form;
import static im.parley.feature.register.Fixture.question;
import static im.parley.feature.register.Fixture.removal;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Administrators;
import im.parley.server.spi.Asking;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.TestStream;
import im.parley.store.credential.Credential;
import im.parley.store.memory.MemoryStores;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostPolicy;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.sasl.ScramHash;
import im.parley.wire.sasl.ScramKeys;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {
    private static final Vhost OPEN = Vhost.of("shakespeare.lit");
    private static final Jid BILL = Jid.of("bill@shakespeare.lit");

    private static final Administrators ADMINISTRATORS = new Administrators(Set.of(Jid.of("prospero@shakespeare.lit")));

    private final MemoryStores stores = MemoryStores.create();
    private final TestStream stream = new TestStream("shakespeare.lit").overTls();
    private Registration registration = at(OPEN, true, 20);

    private Registration at(Vhost domain, boolean requireTls, int limit) {
        return new Registration(
                Fixture.serving(domain),
                Fixture.accounts(stores),
                ADMINISTRATORS,
                Fixture.options(requireTls, limit),
                Clock.systemUTC());
    }

    private Reply set(Element payload) {
        return Asking.stream(registration, stream).set(payload);
    }

    private Condition refused(Element payload) {
        return Asking.error(set(payload));
    }

    private boolean offered() {
        return registration.hooks().stream()
                .filter(Hook.OfferStreamFeature.class::isInstance)
                .map(Hook.OfferStreamFeature.class::cast)
                .anyMatch(hook -> hook.offer().offer(stream).isPresent());
    }

    @Test
    void theFieldsAndTheFormAskForNameAndPassword() {
        Element answer = Asking.payload(Asking.stream(registration, stream).get(question()));

        assertThat(answer.has(Submission.USERNAME)).isTrue();
        assertThat(answer.has(Submission.PASSWORD)).isTrue();
        assertThat(answer.toString())
                .contains("<instructions>")
                .contains("<x xmlns='jabber:x:data' type='form'>")
                .contains("<field var='FORM_TYPE' type='hidden'><value>jabber:iq:register</value></field>")
                .contains("<field var='username' type='text-single' label='User name'><required/></field>")
                .contains("<field var='password' type='text-private' label='Password'><required/></field>");
    }

    @Test
    void theAccountIsMadeWithKeysForEachHashFunctionAndASaltForEach() {
        Reply reply = set(fields("bill", "Calliope"));

        assertThat(reply)
                .isEqualTo(Reply.OK.then(new Effect.Raise(new ServerEvent.AccountCreated(BILL))));
        List<Credential> made = stores.credentials().of(BILL);
        assertThat(made).extracting(Credential::mechanism).containsExactly("SHA-1", "SHA-256", "SHA-512");
        assertThat(made.stream().map(key -> Arrays.toString(key.salt())).collect(Collectors.toSet())).hasSize(3);
        assertThat(made).allSatisfy(key -> assertThat(key.salt()).hasSizeGreaterThanOrEqualTo(16));
        for (ScramHash hash : ScramHash.values()) {
            Credential key = stores.credentials().find(BILL, Credential.DEFAULT, hash.hashName()).orElseThrow();
            assertThat(new ScramKeys(hash, key.salt(), key.iterations(), key.storedKey(), key.serverKey())
                            .matches("Calliope"))
                    .isTrue();
        }
    }

    @Test
    void theFormMakesAnAccountToo() {
        assertThat(set(form(DataForm.Type.SUBMIT, "bill", "Calliope"))).isInstanceOf(Reply.Result.class);
        assertThat(stores.users().exists(BILL)).isTrue();
    }

    @Test
    void theNameIsPreparedAsAddressesAre() {
        set(fields("BILL", "Calliope"));

        assertThat(stores.users().exists(BILL)).isTrue();
        assertThat(refused(fields("Bill", "other"))).isEqualTo(Condition.CONFLICT);
    }

    @Test
    void aTakenNameIsAConflictAndKeepsItsPassword() {
        set(fields("bill", "Calliope"));
        List<Credential> before = stores.credentials().of(BILL);

        assertThat(refused(fields("bill", "m1cro$oft"))).isEqualTo(Condition.CONFLICT);
        assertThat(stores.credentials().of(BILL)).isEqualTo(before);
    }

    @Test
    void nameAndPasswordAreBothNeeded() {
        assertThat(refused(fields("bill", ""))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(refused(fields("", "Calliope"))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(refused(question())).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(refused(form(DataForm.Type.SUBMIT, "bill", ""))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(stores.users().exists(BILL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bill@shakespeare.lit", "bill/globe", "bi ll", "bi\"ll", "\u212b\u0007", "<bill>"})
    void whatCannotBeALocalPartIsNotAcceptable(String username) {
        assertThat(refused(fields(username, "Calliope"))).isEqualTo(Condition.NOT_ACCEPTABLE);
    }

    @Test
    void aPasswordWithControlCharactersIsNotAcceptable() {
        assertThat(refused(fields("bill", "Calli\u0007ope"))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(stores.users().exists(BILL)).isFalse();
    }

    @Test
    void aFormThatIsNotSubmittedIsABadRequest() {
        assertThat(refused(form(DataForm.Type.CANCEL, "bill", "Calliope"))).isEqualTo(Condition.BAD_REQUEST);
    }

    /** Section 3.2: the entity is not registered. */
    @Test
    void nothingIsRemovedBeforeLogIn() {
        assertThat(refused(removal())).isEqualTo(Condition.UNEXPECTED_REQUEST);
    }

    @Test
    void aDomainWithoutRegistrationOffersNoneAndMakesNoAccounts() {
        registration = at(OPEN.withRegistration(false), true, 20);

        assertThat(offered()).isFalse();
        assertThat(Asking.error(Asking.stream(registration, stream).get(question())))
                .isEqualTo(Condition.SERVICE_UNAVAILABLE);
        assertThat(refused(fields("bill", "Calliope"))).isEqualTo(Condition.NOT_ALLOWED);
    }

    @Test
    void aFullDomainMakesNoMoreAccounts() {
        registration = at(OPEN.withMaxUsers(1), true, 20);
        set(fields("bill", "Calliope"));

        assertThat(refused(fields("ben", "Volpone"))).isEqualTo(Condition.NOT_ALLOWED);
    }

    @Test
    void withoutTlsNothingIsOfferedUnlessTheAdministratorAllowsIt() {
        TestStream clear = new TestStream("shakespeare.lit");

        assertThat(Asking.error(Asking.stream(registration, clear).get(question())))
                .isEqualTo(Condition.NOT_AUTHORIZED);
        assertThat(Asking.error(Asking.stream(registration, clear).set(fields("bill", "Calliope"))))
                .isEqualTo(Condition.NOT_AUTHORIZED);
        assertThat(Asking.stream(at(OPEN, false, 20), clear).set(fields("bill", "Calliope")))
                .isInstanceOf(Reply.Result.class);
    }

    @Test
    void theStreamFeatureIsThereUntilLogIn() {
        assertThat(offered()).isTrue();
        stream.authenticated(true);
        assertThat(offered()).isFalse();
        assertThat(refused(fields("bill", "Calliope"))).isEqualTo(Condition.UNEXPECTED_REQUEST);
    }

    @Test
    void tooManyAccountsFromOneAddressAreRefusedAndFromOthersNot() {
        registration = at(OPEN, true, 2);
        set(fields("a", "x"));
        set(fields("b", "x"));

        assertThat(refused(fields("c", "x"))).isEqualTo(Condition.NOT_ALLOWED);
        assertThat(stores.users().count("shakespeare.lit")).isEqualTo(2);
        stream.from("192.0.2.1");
        assertThat(set(fields("c", "x"))).isInstanceOf(Reply.Result.class);
    }

    @Test
    void whoGuessesNamesIsSlowedDownToo() {
        registration = at(OPEN, true, 2);
        set(fields("bill", "Calliope"));
        refused(fields("bill", "Calliope"));

        assertThat(refused(fields("bill", "Calliope"))).isEqualTo(Condition.NOT_ALLOWED);
    }

    /** Whoever came first would administer the server. */
    @ParameterizedTest
    @ValueSource(strings = {"prospero", "Prospero"})
    void theNamesOfAdministratorsAreTaken(String name) {
        assertThat(refused(fields(name, "our revels now are ended"))).isEqualTo(Condition.CONFLICT);
        assertThat(stores.users().exists(Jid.of("prospero@shakespeare.lit"))).isFalse();
    }

    @Test
    void soAreThoseOfTheAdministratorsOfDomains() {
        VhostPolicy.Staff staff = new VhostPolicy.Staff(Optional.of(BILL), Set.of(Jid.of("hal@shakespeare.lit")));
        VhostPolicy none = VhostPolicy.NONE;
        VhostPolicy policy = new VhostPolicy(
                staff, none.filter(), none.forwarding(), none.ports(), none.trusted(), none.other());
        registration = at(OPEN.withPolicy(policy), true, 20);

        assertThat(refused(fields("bill", "once more unto the breach"))).isEqualTo(Condition.CONFLICT);
        assertThat(refused(fields("hal", "once more unto the breach"))).isEqualTo(Condition.CONFLICT);
        assertThat(set(fields("falstaff", "once more unto the breach"))).isInstanceOf(Reply.Result.class);
    }
}
