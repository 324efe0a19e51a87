package im.parley.store.push;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of push services does. */
interface PushStoreContract {
    Instant NOW = Instant.parse("2026-03-29T01:30:00.123Z");
    Jid SERVICE = Jid.of("push-5.client.example");
    Jid OTHER = Jid.of("push.example.org/phone");

    PushStore push();

    private static PushRegistration at(Jid service, String node, int second) {
        return PushRegistration.of(service, node, "<enable xmlns='urn:xmpp:push:0'/>", NOW.plusSeconds(second));
    }

    @Test
    default void aRegistrationIsFoundAsItWasEnabled() {
        Jid account = Fresh.account();
        String settings = "<x>\u2665 &lt; '\"\\" + "\u00e4".repeat(50_000) + "</x>";
        PushRegistration registration = PushRegistration.of(OTHER, "node \u2665 " + "n".repeat(2000), settings, NOW);
        push().enable(account, registration, 5);
        assertThat(push().load(account)).containsExactly(registration);
        assertThat(push().load(Fresh.account())).isEmpty();
    }

    /** XEP-0357 section 5: "the server SHOULD use the last received request for any publish options". */
    @Test
    default void enablingAgainReplacesTheSettings() {
        Jid account = Fresh.account();
        push().enable(account, at(SERVICE, "a", 0).failed(NOW.plusSeconds(60)), 5);
        PushRegistration again = PushRegistration.of(SERVICE, "a", "<other/>", NOW.plusSeconds(1));
        push().enable(account, again, 5);
        assertThat(push().load(account)).containsExactly(again);
    }

    @Test
    default void nodesOfOneServiceAreApart() {
        Jid account = Fresh.account();
        push().enable(account, at(SERVICE, "a", 0), 5);
        push().enable(account, at(SERVICE, "A", 1), 5);
        push().enable(account, at(SERVICE, "", 2), 5);
        push().enable(account, at(OTHER, "a", 3), 5);
        assertThat(push().load(account)).extracting(PushRegistration::node).containsExactly("a", "A", "", "a");
    }

    @Test
    default void theOldestMakesRoom() {
        Jid account = Fresh.account();
        push().enable(account, at(SERVICE, "a", 0), 2);
        push().enable(account, at(SERVICE, "b", 1), 2);
        push().enable(account, at(SERVICE, "a", 2), 2);
        push().enable(account, at(SERVICE, "c", 3), 2);
        assertThat(push().load(account)).extracting(PushRegistration::node).containsExactly("a", "c");
    }

    @Test
    default void oneNodeIsDisabled() {
        Jid account = Fresh.account();
        push().enable(account, at(SERVICE, "a", 0), 5);
        push().enable(account, at(SERVICE, "b", 1), 5);
        assertThat(push().disable(account, SERVICE, "a")).isTrue();
        assertThat(push().disable(account, SERVICE, "a")).isFalse();
        assertThat(push().disable(account, OTHER, "b")).isFalse();
        assertThat(push().load(account)).extracting(PushRegistration::node).containsExactly("b");
    }

    @Test
    default void aWholeServiceIsDisabled() {
        Jid account = Fresh.account();
        Jid neighbour = Fresh.account();
        push().enable(account, at(SERVICE, "a", 0), 5);
        push().enable(account, at(SERVICE, "b", 1), 5);
        push().enable(account, at(OTHER, "a", 2), 5);
        push().enable(neighbour, at(SERVICE, "a", 0), 5);
        assertThat(push().disable(account, SERVICE)).isEqualTo(2);
        assertThat(push().disable(account, SERVICE)).isZero();
        assertThat(push().load(account)).extracting(PushRegistration::service).containsExactly(OTHER);
        assertThat(push().load(neighbour)).hasSize(1);
    }

    @Test
    default void failuresAreNoted() {
        Jid account = Fresh.account();
        PushRegistration registration = at(SERVICE, "a", 0);
        push().enable(account, registration, 5);
        PushRegistration failed = registration.failed(NOW.plusSeconds(60)).failed(NOW.plusSeconds(120));
        push().note(account, failed);
        assertThat(push().load(account)).containsExactly(failed);
        assertThat(failed.failures()).isEqualTo(2);
        push().note(account, failed.recovered());
        assertThat(push().load(account)).containsExactly(registration);
    }

    @Test
    default void whatWasDisabledOrEnabledAnewIsNotTouchedByOldFailures() {
        Jid account = Fresh.account();
        PushRegistration old = at(SERVICE, "a", 0);
        push().note(account, old.failed(NOW));
        assertThat(push().load(account)).isEmpty();
        PushRegistration anew = at(SERVICE, "a", 1);
        push().enable(account, anew, 5);
        push().note(account, old.failed(NOW));
        assertThat(push().load(account)).containsExactly(anew);
    }

    @Test
    default void anAccountThatIsRemovedLeavesNothing() {
        Jid account = Fresh.account();
        push().enable(account, at(SERVICE, "a", 0), 5);
        ((AccountData) push()).forget(account);
        assertThat(push().load(account)).isEmpty();
    }
}
