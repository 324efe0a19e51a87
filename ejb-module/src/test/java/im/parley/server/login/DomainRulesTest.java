package im.parley.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.login.LockoutRules.Mode;
import im.parley.store.memory.MemoryStores;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DomainRulesTest {
    private static final LockoutRules DEFAULT =
            new LockoutRules(true, Mode.IP_JID, 3, 20, Duration.ofSeconds(60), Duration.ofSeconds(60));
    private static final LockoutRules STRICT =
            new LockoutRules(true, Mode.JID, 1, 5, Duration.ofSeconds(600), Duration.ofSeconds(900));

    private final SettingStore settings = MemoryStores.create().settings();
    private final DomainRules rules = new DomainRules(settings, DEFAULT);

    @Test
    void aDomainThatSaysNothingHasTheRulesOfTheConfiguration() {
        assertThat(rules.apply("example.net")).isEqualTo(DEFAULT);
    }

    @Test
    void whatIsSetHoldsAtOnceAndAfterARestartForThisDomainAlone() {
        rules.apply("example.net");
        rules.set("example.net", STRICT);
        assertThat(rules.apply("example.net")).isEqualTo(STRICT);
        assertThat(rules.apply("example.com")).isEqualTo(DEFAULT);
        assertThat(new DomainRules(settings, DEFAULT).apply("example.net")).isEqualTo(STRICT);
    }

    @Test
    void oneSettingAloneLeavesTheOthersAsTheyAre() {
        settings.put(new Scope.Domain("example.net"), "brute-force-locker-mode", "Ip");
        assertThat(rules.apply("example.net"))
                .isEqualTo(new LockoutRules(true, Mode.IP, 3, 20, Duration.ofSeconds(60), Duration.ofSeconds(60)));
    }

    @Test
    void resetGoesBack() {
        rules.set("example.net", STRICT);
        rules.reset("example.net");
        assertThat(rules.apply("example.net")).isEqualTo(DEFAULT);
        assertThat(settings.all(new Scope.Domain("example.net"))).isEmpty();
    }

    @Test
    void whatCannotBeReadLeavesTheProtectionOn() {
        settings.put(new Scope.Domain("example.net"), "brute-force-locker-lock-time", "soon");
        assertThat(rules.apply("example.net")).isEqualTo(DEFAULT);
    }
}
