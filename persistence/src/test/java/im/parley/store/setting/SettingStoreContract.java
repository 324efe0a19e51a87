package im.parley.store.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of settings does. */
interface SettingStoreContract {
    SettingStore settings();

    @Test
    default void eachScopeHasItsOwnValues() {
        String key = UUID.randomUUID().toString();
        Jid account = Fresh.account();
        List<Scope> scopes = List.of(
                Scope.INSTALLATION,
                new Scope.Domain(account.domain()),
                new Scope.Account(account),
                // A domain and the account with the address of the domain are two.
                new Scope.Account(account.domainJid()));
        scopes.forEach(scope -> assertThat(settings().find(scope, key)).isEmpty());
        scopes.forEach(scope -> settings().put(scope, key, "of " + scope));
        scopes.forEach(scope -> assertThat(settings().find(scope, key)).contains("of " + scope));
        settings().remove(scopes.getFirst(), key);
        assertThat(settings().find(scopes.getFirst(), key)).isEmpty();
        assertThat(settings().find(scopes.get(1), key)).isPresent();
    }

    @Test
    default void aValueIsReplacedAndRemoved() {
        Scope scope = new Scope.Domain(Fresh.domain());
        settings().put(scope, "motd", "old");
        settings().put(scope, "motd", "");
        assertThat(settings().find(scope, "motd")).contains("");
        settings().remove(scope, "motd");
        settings().remove(scope, "motd");
        assertThat(settings().find(scope, "motd")).isEmpty();
    }

    @Test
    default void allComeByKey() {
        Scope scope = new Scope.Domain(Fresh.domain());
        settings().put(scope, "b", "2");
        settings().put(scope, "a", "1");
        settings().put(scope, "B", "3");
        assertThat(settings().all(scope)).containsExactly(
                entry("B", "3"), entry("a", "1"), entry("b", "2"));
    }

    @Test
    default void longKeysAndValuesAreKept() {
        Scope scope = new Scope.Account(Jid.prepared("l".repeat(1023), Fresh.domain()));
        String key = "\u00e4".repeat(128);
        String value = "v".repeat(100_000);
        settings().put(scope, key, value);
        assertThat(settings().find(scope, key)).contains(value);
    }

    @Test
    default void theSettingsOfAnAccountGoWithIt() {
        Jid account = Fresh.account();
        settings().put(new Scope.Account(account.withResource("orchard")), "a", "1");
        settings().put(new Scope.Domain(account.domain()), "a", "2");
        ((AccountData) settings()).forget(account);
        assertThat(settings().all(new Scope.Account(account))).isEmpty();
        assertThat(settings().all(new Scope.Domain(account.domain()))).hasSize(1);
    }
}
