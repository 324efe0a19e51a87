package im.parley.feature.register;

import static im.parley.feature.register.Fixture.ANY;
import static im.parley.feature.register.Fixture.USUAL;
import static im.parley.feature.register.Fixture.fields;
import static im.parley.feature.register.Fixture.form;
import static im.parley.feature.register.Fixture.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.feature.register.RegistrationOptions.Networks;
import im.parley.feature.register.RegistrationOptions.Questions;
import im.parley.server.spi.Administrators;
import im.parley.server.spi.Asking;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Reply;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.TestStream;
import im.parley.server.spi.option.ThrottlingOptions;
import im.parley.store.memory.MemoryStores;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What keeps strangers from making accounts that nobody wants. */
class DefencesTest {
    private static final Jid BILL = Jid.of("bill@shakespeare.lit");
    private static final Questions CAPTCHA = new Questions("Calculate.", false, true, 3);
    private static final Questions EMAIL = new Questions("Tell us where you live.", true, false, 3);

    private final MemoryStores stores = MemoryStores.create();
    private final TestStream stream = new TestStream("shakespeare.lit").overTls();

    private Registration registration(TestOptions options) {
        return new Registration(
                Fixture.serving(Vhost.of("shakespeare.lit")),
                Fixture.accounts(stores),
                new Administrators(Set.of()),
                options,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private Asking asking(TestOptions options) {
        return Asking.stream(registration(options), stream);
    }

    private static Field asked(Element answer) {
        return DataForm.in(answer).orElseThrow().field("qa").orElseThrow();
    }

    private static Element answered(String user, String result) {
        return form(DataForm.Type.SUBMIT, user, "Calliope", Field.text("qa", result));
    }

    /** XEP-0077 section 6: "x:data form + iq:register instructions". */
    @Test
    void withAQuestionThereIsTheFormAlone() {
        Element answer = Asking.payload(asking(Fixture.options(CAPTCHA, ANY)).get(question()));

        assertThat(answer.has(Submission.USERNAME)).isFalse();
        assertThat(answer.toString()).contains("<instructions>Calculate.</instructions>");
        assertThat(asked(answer).display().required()).isTrue();
    }

    @Test
    void whoCalculatesGetsAnAccount() {
        Asking asking = asking(Fixture.options(CAPTCHA, ANY));
        String result = "" + CaptchaTest.answer(asked(Asking.payload(asking.get(question()))));

        assertThat(Asking.error(asking.set(answered("bill", "x")))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(stores.users().exists(BILL)).isFalse();
        assertThat(asking.set(answered("bill", result))).isInstanceOf(Reply.Result.class);
        assertThat(stores.users().exists(BILL)).isTrue();
        assertThat(Asking.error(asking.set(answered("ben", result)))).isEqualTo(Condition.NOT_ALLOWED);
    }

    @Test
    void whoDoesNotAskForTheFormGetsNone() {
        Asking asking = asking(Fixture.options(CAPTCHA, ANY));
        assertThat(Asking.error(asking.set(fields("bill", "Calliope")))).isEqualTo(Condition.NOT_ALLOWED);
        assertThat(stores.users().exists(BILL)).isFalse();
    }

    /** Guide, 2.6.8: "3 unsuccessful attempts will result in the captcha being invalidated". */
    @Test
    void threeAttemptsAreAll() {
        Asking asking = asking(Fixture.options(CAPTCHA, ANY));
        String result = "" + CaptchaTest.answer(asked(Asking.payload(asking.get(question()))));

        assertThat(Asking.error(asking.set(answered("bill", "x")))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(Asking.error(asking.set(answered("bill", "x")))).isEqualTo(Condition.NOT_ACCEPTABLE);
        assertThat(Asking.error(asking.set(answered("bill", "x")))).isEqualTo(Condition.NOT_ALLOWED);
        assertThat(Asking.error(asking.set(answered("bill", result)))).isEqualTo(Condition.NOT_ALLOWED);
        assertThat(stores.users().exists(BILL)).isFalse();
    }

    @Test
    void anAddressIsAskedForAndKept() {
        Asking asking = asking(Fixture.options(EMAIL, ANY));
        Element answer = Asking.payload(asking.get(question()));
        assertThat(answer.has(Submission.EMAIL)).isTrue();
        assertThat(DataForm.in(answer).orElseThrow().field("email")).isPresent();

        Element legacy = fields("bill", "Calliope").toBuilder()
                .add(Submission.EMAIL, " bard@shakespeare.lit ")
                .build();
        assertThat(asking.set(legacy)).isInstanceOf(Reply.Result.class);
        assertThat(Fixture.accounts(stores).email(BILL)).contains("bard@shakespeare.lit");
    }

    @Test
    void withoutAnAddressThereIsNoAccount() {
        Asking asking = asking(Fixture.options(EMAIL, ANY));
        for (String address : List.of("", "bill", "@x.org", "bill@", "bi ll@x.org", "a@" + "x".repeat(253))) {
            Element form = form(DataForm.Type.SUBMIT, "bill", "Calliope", Field.text("email", address));
            assertThat(Asking.error(asking.set(form))).as(address).isEqualTo(Condition.NOT_ACCEPTABLE);
        }
        assertThat(stores.users().exists(BILL)).isFalse();
    }

    @Test
    void anAddressThatNobodyAskedForIsNotKept() {
        asking(Fixture.options(USUAL, ANY))
                .set(form(DataForm.Type.SUBMIT, "bill", "Calliope", Field.text("email", "bard@shakespeare.lit")));
        assertThat(Fixture.accounts(stores).email(BILL)).isEmpty();
    }

    @Test
    void fromDeniedNetworksThereIsNoRegistration() {
        Networks networks = new Networks(List.of("192.0.2.8"), List.of("192.0.2.0/24"), false);
        TestOptions options = Fixture.options(USUAL, networks);

        stream.from("192.0.2.7");
        assertThat(offered(options)).isFalse();
        assertThat(Asking.error(asking(options).get(question()))).isEqualTo(Condition.SERVICE_UNAVAILABLE);
        assertThat(Asking.error(asking(options).set(fields("bill", "Calliope")))).isEqualTo(Condition.NOT_ALLOWED);
        stream.from("192.0.2.8");
        assertThat(offered(options)).isTrue();
        stream.from("198.51.100.1");
        assertThat(asking(options).set(fields("bill", "Calliope"))).isInstanceOf(Reply.Result.class);
    }

    @Test
    void itMayBeForTheAllowedNetworksAlone() {
        Networks networks = new Networks(List.of("2001:db8::/32"), List.of(), true);
        TestOptions options = Fixture.options(USUAL, networks);

        stream.from("192.0.2.7");
        assertThat(Asking.error(asking(options).set(fields("bill", "Calliope")))).isEqualTo(Condition.NOT_ALLOWED);
        stream.from("2001:db8::7");
        assertThat(asking(options).set(fields("bill", "Calliope"))).isInstanceOf(Reply.Result.class);
    }

    private boolean offered(TestOptions options) {
        return registration(options).hooks().stream()
                .filter(Hook.OfferStreamFeature.class::isInstance)
                .map(Hook.OfferStreamFeature.class::cast)
                .anyMatch(hook -> hook.offer().offer(stream).isPresent());
    }

    @Test
    void aListThatCannotBeReadStopsTheStart() {
        Networks networks = new Networks(List.of(), List.of("everywhere"), false);
        assertThatThrownBy(() -> registration(Fixture.options(USUAL, networks)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("registration-blacklist")
                .hasMessageContaining("everywhere");
    }

    private static ThrottlingOptions throttling(boolean active, int limit) {
        return new ThrottlingOptions(Optional.of(active), limit, Duration.ofDays(1));
    }

    private int made(TestOptions options) {
        Asking asking = asking(options);
        int made = 0;
        while (made < 30 && asking.set(fields("user" + made, "x")) instanceof Reply.Result) {
            made++;
        }
        return made;
    }

    /** Guide, 2.7.2: "If the limit is exceeded, a NOT_ALLOWED error will be returned." */
    @Test
    void theCommonLimitTakesPrecedenceOverThatOfTheFeature() {
        TestOptions options = Fixture.options(USUAL, ANY).with(throttling(true, 3), ThrottlingOptions.BEAN);
        assertThat(made(options)).isEqualTo(3);
    }

    @Test
    void aConnectionManagerMayHaveItsOwn() {
        TestOptions options = Fixture.options(USUAL, ANY)
                .with(throttling(true, 3), ThrottlingOptions.BEAN)
                .with(throttling(true, 2), "c2s", ThrottlingOptions.BEAN);
        assertThat(made(options)).isEqualTo(2);
    }

    @Test
    void withoutAnyTheLimitOfTheFeatureHolds() {
        TestOptions options = Fixture.options(USUAL, ANY)
                .with(throttling(false, 3), ThrottlingOptions.BEAN)
                .with(throttling(false, 2), "c2s", ThrottlingOptions.BEAN);
        assertThat(made(options)).isEqualTo(20);
        assertThat(Asking.error(asking(Fixture.options(true, 0)).set(fields("user1", "x"))))
                .isEqualTo(Condition.CONFLICT);
    }
}
