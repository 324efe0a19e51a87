package im.parley.test.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import im.parley.server.admin.AccountStatus;
import im.parley.server.admin.AccountViews;
import im.parley.server.admin.Accounts;
import im.parley.server.admin.Actor;
import im.parley.server.admin.Actor.Authority;
import im.parley.server.admin.Audit;
import im.parley.server.admin.access.WebSessions;
import im.parley.server.admin.mail.Confirmations;
import im.parley.server.admin.mail.PasswordResets;
import im.parley.test.client.TestClient;
import im.parley.wire.addr.Jid;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters to users, by a real mail server. */
class LettersTest {
    private static final String DOMAIN = "parley.test";
    private static final Jid ROMEO = Jid.of("romeo", DOMAIN, "");
    private static final long PATIENCE = 20_000;
    private static final String EMAIL = "romeo@verona.test";
    private static final String HERE = "192.0.2.1";
    private static final Pattern LINK = Pattern.compile("https?://\\S+/([A-Za-z0-9_-]{43})\\s");
    private static final Actor WARDEN =
            new Actor("warden", Optional.empty(), new Authority.Installation(), Actor.Means.REST, "");

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private TestServer server;
    private Confirmations confirmations;
    private PasswordResets resets;

    @BeforeEach
    void start() {
        mail.start();
        server = new TestServer("""
                mailer { 'mailer-smtp-host' = '127.0.0.1'; 'mailer-smtp-port' = %d
                    'mailer-smtp-tls-required' = false; 'mailer-from-address' = 'server@parley.test' }
                'account-registration-email-validator' () {}
                'account-email-password-resetter' () { tokenVerifierURL = 'https://parley.test/reset' }
                """.formatted(mail.getSmtp().getPort()));
        confirmations = server.useCase(Confirmations.class);
        resets = server.useCase(PasswordResets.class);
    }

    @AfterEach
    void stop() {
        server.close();
        mail.stop();
    }

    private void account(AccountStatus status) {
        server.useCase(Accounts.class).create(WARDEN, new Accounts.NewAccount(ROMEO, "secret", EMAIL, status));
    }

    private TestClient stranger() {
        TestClient stranger = new TestClient(server.connect(), DOMAIN, Duration.ofMillis(PATIENCE));
        stranger.openStream();
        stranger.secure();
        return stranger;
    }

    /** The token in the latest of so many letters. */
    private String token(int letters) throws Exception {
        assertThat(mail.waitForIncomingEmail(PATIENCE, letters)).isTrue();
        MimeMessage letter = mail.getReceivedMessages()[letters - 1];
        assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly(EMAIL);
        assertThat(letter.getFrom()[0]).hasToString("server@parley.test");
        Matcher link = LINK.matcher(GreenMailUtil.getBody(letter) + "\n");
        assertThat(link.find()).as(GreenMailUtil.getBody(letter)).isTrue();
        return link.group(1);
    }

    private boolean logsIn(String password) {
        return stranger()
                .authenticate("SCRAM-SHA-256", "romeo", password)
                .name()
                .local()
                .equals("success");
    }

    @Test
    void whoRegistersConfirmsTheAddress() throws Exception {
        TestClient stranger = stranger();
        stranger.send("<iq type='set' id='n'><query xmlns='jabber:iq:register'><username>romeo</username>"
                + "<password>secret</password></query></iq>");
        assertThat(stranger.element().toString()).contains("id='n'", "error");
        stranger.send("<iq type='set' id='r'><query xmlns='jabber:iq:register'><username>romeo</username>"
                + "<password>secret</password><email>" + EMAIL + "</email></query></iq>");
        assertThat(stranger.element().toString()).contains("id='r'", "result");
        String token = token(1);
        assertThat(logsIn("secret")).isFalse();
        assertThat(confirmations.confirm("x".repeat(43), HERE)).isEmpty();
        assertThat(resets.holder(token)).isEmpty();
        assertThat(server.useCase(WebSessions.class).ofBearer(token)).isEmpty();
        assertThat(confirmations.confirm(token, HERE)).contains(ROMEO);
        assertThat(logsIn("secret")).isTrue();
        assertThat(confirmations.confirm(token, HERE)).isEmpty();
    }

    @Test
    void aLinkDoesNotOpenWhatAnAdministratorHasClosed() throws Exception {
        account(AccountStatus.PENDING);
        String token = token(1);
        server.useCase(Accounts.class).status(WARDEN, ROMEO, AccountStatus.BANNED);
        assertThat(confirmations.confirm(token, HERE)).isEmpty();
        assertThat(server.useCase(AccountViews.class).get(WARDEN, ROMEO).account().status())
                .isEqualTo(AccountStatus.BANNED);
    }

    @Test
    void whoHasForgottenThePasswordChoosesAnother() throws Exception {
        account(AccountStatus.ACTIVE);
        TestClient romeo = stranger();
        romeo.logIn("romeo", "secret");
        romeo.bind("orchard");
        assertThat(resets.ask(ROMEO, " ROMEO@verona.test", HERE)).isTrue();
        String token = token(1);
        assertThat(GreenMailUtil.getBody(mail.getReceivedMessages()[0])).contains("https://parley.test/reset/" + token);
        assertThat(server.useCase(WebSessions.class).ofBearer(token)).isEmpty();
        assertThat(server.useCase(WebSessions.class).ofCookie(token)).isEmpty();
        assertThat(confirmations.confirm(token, HERE)).isEmpty();
        assertThatThrownBy(() -> resets.change(token, "", HERE)).hasMessageContaining("password");
        assertThat(resets.change(token, "new secret", HERE)).contains(ROMEO);
        assertThat(romeo.element().toString()).contains("reset");
        assertThat(logsIn("secret")).isFalse();
        assertThat(logsIn("new secret")).isTrue();
        assertThat(resets.holder(token)).isEmpty();
        assertThat(resets.change(token, "third secret", HERE)).isEmpty();
        assertThat(server.useCase(Audit.class).list(WARDEN, Audit.Query.ALL, "", 10).items())
                .extracting(entry -> entry.act().operation())
                .contains("account.reset-link", "account.password")
                .doesNotContain(token);
    }

    @Test
    void anotherPasswordMakesTheLinkWorthless() throws Exception {
        account(AccountStatus.ACTIVE);
        resets.ask(ROMEO, EMAIL, HERE);
        String token = token(1);
        server.useCase(Accounts.class).password(WARDEN, ROMEO, "other secret");
        assertThat(resets.holder(token)).isEmpty();
    }

    /** What is asked in vain leaves no letter: the next one is that of the right question. */
    @Test
    void whoAsksLearnsNothing() throws Exception {
        account(AccountStatus.ACTIVE);
        assertThat(resets.ask(ROMEO, "tybalt@verona.test", HERE)).isTrue();
        assertThat(resets.ask(Jid.of("nobody", DOMAIN, ""), EMAIL, HERE)).isTrue();
        assertThat(resets.ask(Jid.of("romeo", "elsewhere.test", ""), EMAIL, HERE)).isTrue();
        assertThat(resets.ask(ROMEO, EMAIL, HERE)).isTrue();
        token(1);
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void questionsAreBounded() {
        for (int i = 0; i < 20; i++) {
            assertThat(resets.ask(ROMEO, EMAIL, HERE)).isTrue();
        }
        assertThat(resets.ask(ROMEO, EMAIL, HERE)).isFalse();
        assertThat(resets.ask(ROMEO, EMAIL, "192.0.2.2")).isTrue();
    }

    @Test
    void aClosedAccountGetsNoLink() throws Exception {
        account(AccountStatus.DISABLED);
        resets.ask(ROMEO, EMAIL, HERE);
        server.useCase(Accounts.class).status(WARDEN, ROMEO, AccountStatus.ACTIVE);
        resets.ask(ROMEO, EMAIL, HERE);
        token(1);
    }
}
