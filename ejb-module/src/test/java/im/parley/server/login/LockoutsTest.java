package im.parley.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.login.LockoutRules.Mode;
import im.parley.store.memory.MemoryStores;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.addr.Network;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockoutsTest {
    private static final String DOMAIN = "example.net";
    private static final Jid ROMEO = Jid.of("romeo@example.net");
    private static final Jid JULIET = Jid.of("juliet@example.net");
    private static final Jid NOBODY = Jid.of("nobody@example.net");
    private static final Network HERE = network("192.0.2.1");
    private static final Network THERE = network("192.0.2.2");

    private final MovedClock clock = new MovedClock();
    private final UserStore users = MemoryStores.create().users();

    private static final class MovedClock extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private Lockouts lockouts(Mode mode) {
        users.create(new User(ROMEO, Status.ACTIVE, Instant.EPOCH));
        LockoutRules rules =
                new LockoutRules(true, mode, 3, 20, Duration.ofSeconds(60), Duration.ofSeconds(60));
        return new Lockouts(domain -> rules, users, clock);
    }

    private static void fail(Lockouts lockouts, Network from, Jid account, int times) {
        for (int i = 0; i < times; i++) {
            lockouts.failed(from, List.of(account), DOMAIN);
        }
    }

    private static boolean refuses(Lockouts lockouts, Network from, Jid account) {
        return lockouts.refuses(from, List.of(account), DOMAIN);
    }

    @ParameterizedTest
    @EnumSource
    void threeFailuresLock(Mode mode) {
        Lockouts lockouts = lockouts(mode);
        fail(lockouts, HERE, ROMEO, 2);
        assertThat(refuses(lockouts, HERE, ROMEO)).isFalse();
        fail(lockouts, HERE, ROMEO, 1);
        assertThat(refuses(lockouts, HERE, ROMEO)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whoDoesNotExistIsLockedAlike(Mode mode) {
        Lockouts lockouts = lockouts(mode);
        fail(lockouts, HERE, NOBODY, 3);
        assertThat(refuses(lockouts, HERE, NOBODY)).isTrue();
    }

    @Test
    void modeIpJidLocksTheAccountForTheAddress() {
        Lockouts lockouts = lockouts(Mode.IP_JID);
        fail(lockouts, HERE, ROMEO, 3);
        assertThat(refuses(lockouts, THERE, ROMEO)).isFalse();
        assertThat(refuses(lockouts, HERE, JULIET)).isFalse();
    }

    @Test
    void modeJidLocksTheAccountForEverybody() {
        Lockouts lockouts = lockouts(Mode.JID);
        fail(lockouts, HERE, ROMEO, 3);
        assertThat(refuses(lockouts, THERE, ROMEO)).isTrue();
        assertThat(refuses(lockouts, HERE, JULIET)).isFalse();
    }

    @Test
    void modeIpLocksTheAddressForAllAccounts() {
        Lockouts lockouts = lockouts(Mode.IP);
        fail(lockouts, HERE, ROMEO, 3);
        assertThat(refuses(lockouts, HERE, JULIET)).isTrue();
        assertThat(refuses(lockouts, THERE, ROMEO)).isFalse();
    }

    @Test
    void aFailureIsForgottenAfterThePeriod() {
        Lockouts lockouts = lockouts(Mode.IP_JID);
        fail(lockouts, HERE, ROMEO, 2);
        clock.pass(Duration.ofSeconds(60));
        fail(lockouts, HERE, ROMEO, 1);
        assertThat(refuses(lockouts, HERE, ROMEO)).isFalse();
    }

    @Test
    void theLockEndsWhenNobodyTriesMeanwhile() {
        Lockouts lockouts = lockouts(Mode.IP_JID);
        fail(lockouts, HERE, ROMEO, 3);
        clock.pass(Duration.ofSeconds(59));
        assertThat(refuses(lockouts, HERE, ROMEO)).isTrue();
        clock.pass(Duration.ofSeconds(59));
        assertThat(refuses(lockouts, HERE, ROMEO)).isTrue();
        clock.pass(Duration.ofSeconds(60));
        assertThat(refuses(lockouts, HERE, ROMEO)).isFalse();
    }

    @Test
    void aSuccessForgivesSlips() {
        Lockouts lockouts = lockouts(Mode.IP_JID);
        fail(lockouts, HERE, ROMEO, 2);
        lockouts.succeeded(HERE, ROMEO, DOMAIN);
        fail(lockouts, HERE, ROMEO, 2);
        assertThat(refuses(lockouts, HERE, ROMEO)).isFalse();
    }

    /** Else a guesser who has an account could go on for ever. */
    @Test
    void aSuccessDoesNotForgiveAnAddress() {
        Lockouts lockouts = lockouts(Mode.IP);
        fail(lockouts, HERE, ROMEO, 2);
        lockouts.succeeded(HERE, JULIET, DOMAIN);
        fail(lockouts, HERE, ROMEO, 1);
        assertThat(refuses(lockouts, HERE, ROMEO)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IP")
    void twentyFailuresDisableTheAccount(Mode mode) {
        Lockouts lockouts = lockouts(mode);
        fail(lockouts, HERE, ROMEO, 19);
        assertThat(status()).isEqualTo(Status.ACTIVE);
        fail(lockouts, HERE, ROMEO, 1);
        assertThat(status()).isEqualTo(Status.DISABLED);
        assertThat(lockouts.statistics().disabledAccounts()).isEqualTo(1);
    }

    /** Guide section 2.7.3: "Only in modes Jid and IpJid account may be permanently disabled". */
    @Test
    void modeIpDisablesNobody() {
        fail(lockouts(Mode.IP), HERE, ROMEO, 100);
        assertThat(status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void anAdministratorEnablesTheAccountAgain() {
        Lockouts lockouts = lockouts(Mode.JID);
        fail(lockouts, HERE, ROMEO, 20);
        assertThat(lockouts.enable(ROMEO)).isTrue();
        assertThat(status()).isEqualTo(Status.ACTIVE);
        assertThat(refuses(lockouts, HERE, ROMEO)).isFalse();
    }

    @Test
    void whoIsBannedForAnotherReasonStaysBanned() {
        Lockouts lockouts = lockouts(Mode.JID);
        users.status(ROMEO, Status.BANNED);
        fail(lockouts, HERE, ROMEO, 20);
        assertThat(status()).isEqualTo(Status.BANNED);
        assertThat(lockouts.enable(ROMEO)).isFalse();
        assertThat(lockouts.enable(NOBODY)).isFalse();
    }

    @Test
    void switchedOffItDoesNothing() {
        LockoutRules off = new LockoutRules(false, Mode.JID, 1, 1, Duration.ofSeconds(60), Duration.ofSeconds(60));
        Lockouts lockouts = new Lockouts(domain -> off, users, clock);
        fail(lockouts, HERE, ROMEO, 5);
        assertThat(refuses(lockouts, HERE, ROMEO)).isFalse();
        assertThat(lockouts.size()).isZero();
    }

    @Test
    void countsWhatItRefuses() {
        Lockouts lockouts = lockouts(Mode.IP_JID);
        fail(lockouts, HERE, ROMEO, 3);
        refuses(lockouts, HERE, ROMEO);
        refuses(lockouts, HERE, ROMEO);
        assertThat(lockouts.statistics())
                .isEqualTo(new LockoutStatistics(0, 1, 0, 2, 0, Map.of("romeo@example.net from 192.0.2.1", 2L)));
        assertThat(lockouts.statistics().brief().blocked()).isEmpty();
    }

    @Test
    void theTableIsBoundedAndForgetsWhatIsOldest() {
        Lockouts lockouts = lockouts(Mode.JID);
        fail(lockouts, HERE, ROMEO, 3);
        for (int i = 0; i < Lockouts.BOUND; i++) {
            fail(lockouts, HERE, Jid.of("guess" + i + "@example.net"), 1);
        }
        assertThat(lockouts.size()).isEqualTo(Lockouts.BOUND);
        assertThat(refuses(lockouts, HERE, ROMEO)).isFalse();
    }

    private Status status() {
        return users.find(ROMEO).orElseThrow().status();
    }

    private static Network network(String address) {
        try {
            return Network.of(new InetSocketAddress(InetAddress.getByName(address), 40_000));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
