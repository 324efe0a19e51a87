package im.parley.feature.archive;

import static im.parley.server.spi.Hook.regularly;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.PerDomain;
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
    private final PerDomain<Keeping> keeping;

    @Inject
    Retention(ArchiveStore store, SettingStore settings, Domains domains, Options options, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.domains = domains;
        this.clock = clock;
        this.options = options.of(MessageArchiveOptions.class);
        this.keeping = new PerDomain<>(domains, Keeping::of);
    }

    @Override
    public Spec spec() {
        return Spec.xep(313, "1.1.3").processor(ArchiveOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                regularly(SWEEPING, SWEEPING, this::sweep),
                regularly(options.delay(), options.period(), this::expire));
    }

    private void sweep() {
        while (store.sweep(BATCH) > 0) {
            // until nothing is left of them
        }
    }

    private void expire() {
        domains.all().stream().map(Vhost::domain).filter(this::expires).forEach(this::expire);
    }

    /** A domain that says how long messages are kept wants that done, whatever the configuration has. */
    private boolean expires(String domain) {
        return switch (keeping.of(domain)) {
            case Keeping.AsConfigured configured -> options.removeExpired();
            case Keeping.Unlimited forever -> false;
            case Keeping.Days days -> true;
            case Keeping.AsUsersWish wish -> true;
        };
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

    private OptionalInt days(String domain) {
        return switch (keeping.of(domain)) {
            case Keeping.AsConfigured configured -> options.retentionDays(domain);
            case Keeping.Days days -> OptionalInt.of(days.number());
            case Keeping.Unlimited forever -> OptionalInt.empty();
            case Keeping.AsUsersWish wish -> OptionalInt.empty();
        };
    }

    /** An account may wish less than its domain, not more. */
    private OptionalInt days(Jid owner) {
        OptionalInt domain = days(owner.domain());
        return settings.find(new Scope.Account(owner), SETTING)
                .filter(text -> text.matches("[0-9]{1,5}"))
                .map(Integer::parseInt)
                .filter(days -> days > 0)
                .map(days -> OptionalInt.of(Math.min(days, domain.orElse(days))))
                .orElse(domain);
    }
}
