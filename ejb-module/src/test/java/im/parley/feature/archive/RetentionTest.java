package im.parley.feature.archive;

import static im.parley.feature.archive.Fixture.JULIET;
import static im.parley.feature.archive.Fixture.ROMEO;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Hook;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.option.MessageArchiveOptions;
import im.parley.server.spi.option.MessageArchiveOptions.DomainArchive;
import im.parley.server.vhost.Vhosts;
import im.parley.store.archive.NewMessage;
import im.parley.store.setting.Scope;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-03-29T01:30:00Z");

    private final Fixture world = new Fixture();

    private void stored(int daysAgo, Jid owner) {
        world.stores.archives().clock(Clock.fixed(NOW.minus(Duration.ofDays(daysAgo)), ZoneOffset.UTC));
        world.stores
                .archives()
                .add(new NewMessage("<message/>", "", List.of(new NewMessage.Listing(owner, JULIET, true))));
    }

    private Retention retention(boolean on, int days, Map<String, DomainArchive> domains) {
        return new Retention(
                world.stores.archives(),
                world.stores.settings(),
                new Vhosts(world.stores.vhosts(), List.of(Vhost.of("montague.lit"), Vhost.of("capulet.lit"))),
                TestOptions.of(
                        new MessageArchiveOptions(on, Duration.ofHours(1), Duration.ofDays(1), days, domains)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static void keepHouse(Retention retention) {
        retention.hooks().forEach(hook -> ((Hook.Regularly) hook).chore().run());
    }

    @Test
    void whatIsOlderThanTheDomainWantsGoes() {
        stored(31, ROMEO);
        stored(29, ROMEO);
        stored(1, ROMEO);
        keepHouse(retention(true, 30, Map.of()));
        assertThat(world.archive(ROMEO)).hasSize(2);
    }

    @Test
    void aDomainMayKeepThemLonger() {
        Jid nurse = Jid.of("nurse@capulet.lit");
        stored(31, ROMEO);
        stored(31, nurse);
        keepHouse(retention(true, 30, Map.of("capulet.lit", new DomainArchive(Optional.of(0)))));
        assertThat(world.archive(ROMEO)).isEmpty();
        assertThat(world.archive(nurse)).hasSize(1);
    }

    @Test
    void anAccountMayWishLessButNotMore() {
        stored(40, ROMEO);
        stored(10, ROMEO);
        world.stores.settings().put(new Scope.Account(ROMEO), Retention.SETTING, "365");
        keepHouse(retention(true, 30, Map.of()));
        assertThat(world.archive(ROMEO)).hasSize(1);
        world.stores.settings().put(new Scope.Account(ROMEO), Retention.SETTING, "7");
        keepHouse(retention(true, 0, Map.of()));
        assertThat(world.archive(ROMEO)).isEmpty();
    }

    @Test
    void moreThanABatchGoes() {
        for (int i = 0; i < 1100; i++) {
            stored(100, ROMEO);
        }
        keepHouse(retention(true, 30, Map.of()));
        assertThat(world.archive(ROMEO)).isEmpty();
    }

    @Test
    void nothingGoesUnlessItIsSwitchedOn() {
        stored(1000, ROMEO);
        keepHouse(retention(false, 30, Map.of()));
        assertThat(world.archive(ROMEO)).hasSize(1);
    }

    /** Also where the configuration removes nothing. */
    @Test
    void whatIsSetForADomainHoldsBeforeTheConfiguration() {
        stored(31, ROMEO);
        stored(8, ROMEO);
        world.set(Map.of("message-archive-retention-type", "unlimited"));
        keepHouse(retention(true, 7, Map.of()));
        assertThat(world.archive(ROMEO)).hasSize(2);
        world.set(Map.of("message-archive-retention-type", "userDefined"));
        keepHouse(retention(true, 7, Map.of()));
        assertThat(world.archive(ROMEO)).hasSize(2);
        world.set(Map.of("message-archive-retention-type", "numberOfDays", "message-archive-retention-days", "30"));
        keepHouse(retention(false, 7, Map.of()));
        assertThat(world.archive(ROMEO)).hasSize(1);
        world.set(Map.of("message-archive-retention-type", "numberOfDays"));
        keepHouse(retention(true, 7, Map.of()));
        assertThat(world.archive(ROMEO)).isEmpty();
    }
}
