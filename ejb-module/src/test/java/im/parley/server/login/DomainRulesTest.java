package im.parley.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.login.LockoutRules.Mode;
import im.parley.server.vhost.Vhosts;
import im.parley.store.memory.MemoryStores;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DomainRulesTest {
    private static final LockoutRules DEFAULT =
            new LockoutRules(true, Mode.IP_JID, 3, 20, Duration.ofSeconds(60), Duration.ofSeconds(60));

    private final Vhosts domains = new Vhosts(
            MemoryStores.create().vhosts(), List.of(Vhost.of("example.net"), Vhost.of("example.com")));
    private final DomainRules rules = new DomainRules(domains, DEFAULT);

    private void set(Map<String, String> other) {
        VhostPolicy none = VhostPolicy.NONE;
        domains.put(Vhost.of("example.net")
                .withPolicy(new VhostPolicy(
                        none.staff(), none.filter(), none.forwarding(), Set.of(), Set.of(), other)));
    }

    @Test
    void aDomainThatSaysNothingHasTheRulesOfTheConfiguration() {
        assertThat(rules.apply("example.net")).isEqualTo(DEFAULT);
        assertThat(rules.apply("not served")).isEqualTo(DEFAULT);
    }

    @Test
    void whatIsSetHoldsAtOnceForThisDomainAlone() {
        rules.apply("example.net");
        set(Map.of(
                "brute-force-locker-enabled", "false",
                "brute-force-locker-mode", "Jid",
                "brute-force-locker-lock-after-fails", "1",
                "brute-force-locker-disable-after-fails", "5",
                "brute-force-locker-period-time", "600",
                "brute-force-locker-lock-time", "900"));
        assertThat(rules.apply("example.net"))
                .isEqualTo(new LockoutRules(false, Mode.JID, 1, 5, Duration.ofMinutes(10), Duration.ofMinutes(15)));
        assertThat(rules.apply("example.com")).isEqualTo(DEFAULT);
        set(Map.of());
        assertThat(rules.apply("example.net")).isEqualTo(DEFAULT);
    }

    @Test
    void oneSettingAloneLeavesTheOthersAsTheyAre() {
        set(Map.of("brute-force-locker-mode", "Ip"));
        assertThat(rules.apply("example.net"))
                .isEqualTo(new LockoutRules(true, Mode.IP, 3, 20, Duration.ofSeconds(60), Duration.ofSeconds(60)));
    }

    @Test
    void whatCannotBeReadLeavesTheProtectionOn() {
        set(Map.of("brute-force-locker-lock-time", "soon"));
        assertThat(rules.apply("example.net")).isEqualTo(DEFAULT);
    }
}
