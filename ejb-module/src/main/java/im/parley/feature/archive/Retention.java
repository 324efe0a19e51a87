package im.parley.feature.archive;

import static im.parley.server.spi.Hook.regularly;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.option.MessageArchiveOptions;
import im.parley.store.archive.ArchiveStore;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * XEP-0313: Message Archive Management. Removes messages that are older than the domain or the account wants to keep them
 * (section 3.2), and the archives of accounts that are gone; a few at a time, so that nobody waits for it.
 */
@ServerFeature
final class Retention implements Feature {
    /** Days, as a number; set by whoever lets an account say how long its messages are kept. */
    static final String SETTING = "archive.retention-days";

    private static final int BATCH = 500;
    private static final Duration SWEEPING = Duration.ofMinutes(10);

    private final ArchiveStore store;
    private final SettingStore settings;
    private final Domains domains;
    private final Clock clock;
    private final MessageArchiveOptions options;

    @Inject
    Retention(ArchiveStore store, SettingStore settings, Domains domains, Options options, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.domains = domains;
        this.clock = clock;
        this.options = options.of(MessageArchiveOptions.class);
    }

    @Override
    public Spec spec() {
        return Spec.xep(313, "1.1.3").processor(ArchiveOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        List<Hook> chores = new ArrayList<>();
        chores.add(regularly(SWEEPING, SWEEPING, this::sweep));
        if (options.removeExpired()) {
            chores.add(regularly(options.delay(), options.period(), this::expire));
        }
        return chores;
    }

    private void sweep() {
        while (store.sweep(BATCH) > 0) {
            // until nothing is left of them
        }
    }

    private void expire() {
        domains.all().stream().map(Vhost::domain).forEach(this::expire);
    }

    private void expire(String domain) {
        List<Jid> owners = store.owners(domain, "", BATCH);
        while (!owners.isEmpty()) {
            owners.forEach(this::expire);
            owners = store.owners(domain, owners.getLast().local(), BATCH);
        }
    }

    private void expire(Jid owner) {
        OptionalInt days = days(owner);
        if (days.isEmpty()) {
            return;
        }
        Instant oldest = clock.instant().minus(Duration.ofDays(days.getAsInt()));
        while (store.expire(owner, oldest, BATCH) == BATCH) {
            // until nothing is left that is older
        }
    }

    /** An account may wish less than its domain, not more. */
    private OptionalInt days(Jid owner) {
        OptionalInt domain = options.retentionDays(owner.domain());
        return settings.find(new Scope.Account(owner), SETTING)
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::parseInt)
                .filter(days -> days > 0)
                .map(days -> OptionalInt.of(Math.min(days, domain.orElse(days))))
                .orElse(domain);
    }
}
