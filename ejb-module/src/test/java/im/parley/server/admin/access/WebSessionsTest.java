package im.parley.server.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.admin.access.WebSessions.Opened;
import im.parley.server.spi.PasswordKeys;
import im.parley.store.credential.Credential;
import im.parley.store.memory.MemoryStores;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.wire.addr.Jid;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebSessionsTest {
    private static final Jid ROMEO = Jid.of("romeo@montague.lit");
    private static final PasswordKeys KEYS = new PasswordKeys(4096);

    private final TickingClock clock = new TickingClock();
    private final MemoryStores stores = MemoryStores.create();
    private final WebSessions sessions =
            new WebSessions(stores.webSessions(), stores.credentials(), stores.users(), clock);

    @BeforeEach
    void romeoHasAnAccount() {
        stores.users().create(new User(ROMEO, Status.ACTIVE, Instant.EPOCH), KEYS.of(Credential.DEFAULT, "secret"));
    }

    @Test
    void whoShowsTheCookieIsKnown() {
        Opened opened = sessions.cookie(ROMEO);
        assertThat(sessions.ofCookie(opened.secret())).map(Opened::account).contains(ROMEO);
        assertThat(sessions.ofCookie(opened.secret())).map(Opened::csrf).contains(opened.csrf());
        assertThat(sessions.ofCookie(opened.secret() + "x")).isEmpty();
        assertThat(opened.csrf()).isNotEqualTo(opened.secret());
    }

    @Test
    void aCookieIsNoTokenAndATokenNoCookie() {
        assertThat(sessions.ofBearer(sessions.cookie(ROMEO).secret())).isEmpty();
        assertThat(sessions.ofCookie(sessions.bearer(ROMEO, Duration.ofHours(1)).secret())).isEmpty();
    }

    @Test
    void theSecretIsNotKept() {
        Opened opened = sessions.cookie(ROMEO);
        assertThat(stores.webSessions().find(opened.secret())).isEmpty();
        assertThat(stores.webSessions().find(Secrets.hash(opened.secret()))).isPresent();
        assertThat(opened.toString()).doesNotContain(opened.secret()).doesNotContain(opened.csrf());
    }

    @Test
    void aCookieThatIsUsedStaysGoodButNotForEver() {
        Opened opened = sessions.cookie(ROMEO);
        for (int i = 0; i < 36; i++) {
            assertThat(sessions.ofCookie(opened.secret())).as("after %d times 20 minutes", i).isPresent();
            clock.pass(Duration.ofMinutes(20));
        }
        assertThat(sessions.ofCookie(opened.secret())).isEmpty();
    }

    @Test
    void aCookieThatIsNotUsedExpires() {
        Opened opened = sessions.cookie(ROMEO);
        clock.pass(WebSessions.IDLE);
        assertThat(sessions.ofCookie(opened.secret())).isEmpty();
    }

    @Test
    void aTokenExpiresHoweverMuchItIsUsed() {
        Opened opened = sessions.bearer(ROMEO, Duration.ofMinutes(10));
        clock.pass(Duration.ofMinutes(9));
        assertThat(sessions.ofBearer(opened.secret())).isPresent();
        clock.pass(Duration.ofMinutes(1));
        assertThat(sessions.ofBearer(opened.secret())).isEmpty();
    }

    @Test
    void aNewPasswordEndsWhatTheOldOneHasOpened() {
        Opened cookie = sessions.cookie(ROMEO);
        Opened token = sessions.bearer(ROMEO, Duration.ofHours(1));
        stores.credentials().replace(ROMEO, Credential.DEFAULT, KEYS.of(Credential.DEFAULT, "other"));
        assertThat(sessions.ofCookie(cookie.secret())).isEmpty();
        assertThat(sessions.ofBearer(token.secret())).isEmpty();
    }

    @Test
    void aClosedAccountIsNotOpenedByWhatItHad() {
        Opened opened = sessions.cookie(ROMEO);
        stores.users().status(ROMEO, Status.DISABLED);
        assertThat(sessions.ofCookie(opened.secret())).isEmpty();
        stores.users().status(ROMEO, Status.ACTIVE);
        assertThat(sessions.ofCookie(opened.secret())).isPresent();
        stores.users().remove(ROMEO);
        assertThat(sessions.ofCookie(opened.secret())).isEmpty();
    }

    @Test
    void whoLogsOutIsOut() {
        Opened opened = sessions.cookie(ROMEO);
        assertThat(sessions.close(opened.secret())).isTrue();
        assertThat(sessions.close(opened.secret())).isFalse();
        assertThat(sessions.ofCookie(opened.secret())).isEmpty();
    }
}
