package im.parley.store.access;

import static im.parley.store.access.WebSession.Kind.BEARER;
import static im.parley.store.access.WebSession.Kind.COOKIE;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of sessions of the web does. */
interface WebSessionStoreContract {
    Instant THEN = Instant.parse("2026-11-27T10:00:00.123Z");

    WebSessionStore webSessions();

    private static WebSession session(Jid account, WebSession.Kind kind, Instant created) {
        String hash = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "").substring(0, 43);
        return new WebSession(hash, kind, account, "proof", created, created.plusSeconds(600));
    }

    @Test
    default void aSessionIsFoundUntilItIsClosed() {
        WebSession session = session(Fresh.account(), COOKIE, THEN);
        webSessions().open(session, 10);
        assertThat(webSessions().find(session.hash())).contains(session);
        assertThat(webSessions().close(session.hash())).isTrue();
        assertThat(webSessions().close(session.hash())).isFalse();
        assertThat(webSessions().find(session.hash())).isEmpty();
    }

    @Test
    default void itIsExtended() {
        WebSession session = session(Fresh.account(), BEARER, THEN);
        webSessions().open(session, 10);
        webSessions().extend(session.hash(), THEN.plusSeconds(5000));
        webSessions().extend("nothing", THEN);
        assertThat(webSessions().find(session.hash())).contains(session.until(THEN.plusSeconds(5000)));
    }

    @Test
    default void ofTooManyOfAKindTheOldestGoes() {
        Jid account = Fresh.account();
        WebSession oldest = session(account, COOKIE, THEN);
        WebSession other = session(account, BEARER, THEN);
        WebSession second = session(account, COOKIE, THEN.plusSeconds(1));
        WebSession third = session(account, COOKIE, THEN.plusSeconds(2));
        webSessions().open(oldest, 2);
        webSessions().open(other, 2);
        webSessions().open(second, 2);
        webSessions().open(third, 2);
        assertThat(webSessions().find(oldest.hash())).isEmpty();
        assertThat(webSessions().find(other.hash())).isPresent();
        assertThat(webSessions().find(second.hash())).isPresent();
        assertThat(webSessions().find(third.hash())).isPresent();
    }

    @Test
    default void allOfAnAccountGoTogetherAndWithIt() {
        Jid account = Fresh.account();
        WebSession first = session(account, COOKIE, THEN);
        WebSession second = session(account, BEARER, THEN);
        WebSession other = session(Fresh.account(), BEARER, THEN);
        webSessions().open(first, 9);
        webSessions().open(second, 9);
        webSessions().open(other, 9);
        assertThat(webSessions().closeAll(account)).isEqualTo(2);
        assertThat(webSessions().find(other.hash())).isPresent();
        ((AccountData) webSessions()).forget(other.account());
        assertThat(webSessions().find(other.hash())).isEmpty();
    }

    @Test
    default void whatHasExpiredIsRemoved() {
        Instant past = Instant.parse("2001-01-01T00:00:00Z");
        WebSession old = session(Fresh.account(), COOKIE, past);
        WebSession good = session(Fresh.account(), COOKIE, past.plusSeconds(3600));
        webSessions().open(old, 9);
        webSessions().open(good, 9);
        assertThat(webSessions().expire(old.expires())).isEqualTo(1);
        assertThat(webSessions().find(old.hash())).isEmpty();
        assertThat(webSessions().find(good.hash())).isPresent();
    }
}
