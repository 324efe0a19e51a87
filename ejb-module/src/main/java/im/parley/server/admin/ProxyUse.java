package im.parley.server.admin;

import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Options;
import im.parley.server.spi.RunningBytestreams;
import im.parley.server.spi.option.Socks5Options;
import im.parley.store.bytestream.BytestreamStore;
import im.parley.store.bytestream.BytestreamStore.Owned;
import im.parley.store.bytestream.Limits;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Limits and use of the SOCKS5 proxy. Somebody is an account or a domain; the limits of a domain are for administrators of
 * the installation to set, as they also bind those of the domain.
 */
@Singleton
public class ProxyUse {
    private final BytestreamStore store;
    private final Catalogue catalogue;
    private final Socks5Options options;
    private final Audit audit;
    private final Clock clock;

    /** Works on that store. */
    @Inject
    public ProxyUse(BytestreamStore store, Catalogue catalogue, Options options, Audit audit, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.options = options.of(Socks5Options.class);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Limits in MB (1024 * 1024 bytes); 0 takes over what is said more generally, or is no limit, -1 forbids.
     *
     * @param file for one bytestream
     * @param user per month for one account
     * @param domain per month for a domain
     */
    public record Megabytes(long file, long user, long domain) {
        /** In words, for the audit trail. */
        private String said() {
            return "file " + file + ", user " + user + ", domain " + domain;
        }

        private static Megabytes of(Limits limits) {
            return new Megabytes(limits.file(), limits.user(), limits.domain());
        }
    }

    /**
     * The limits of somebody.
     *
     * @param own his own
     * @param effective those that hold for him
     * @param enforced whether the server looks at limits at all
     */
    public record LimitsView(Jid who, Megabytes own, Megabytes effective, boolean enforced) {}

    /** What somebody has used in a month. */
    public record UseView(String name, YearMonth month, long bytes) {}

    /** What an account has used in a month. */
    public record AccountUse(Jid account, long bytes, long transfers) {}

    /** A bytestream that has ended, or runs; then it has no id and no end. */
    public record Transfer(
            String id, Jid requester, Jid target, Instant started, Optional<Instant> ended, long bytes) {}

    /** The limits of somebody. */
    public LimitsView limits(Actor actor, Jid somebody) {
        actor.requireDomain(somebody.domain());
        return view(new Owned(somebody, store.limits(somebody).orElse(Limits.INHERITED)));
    }

    private LimitsView view(Owned row) {
        Limits domain = row.who().isDomain()
                ? row.limits()
                : store.limits(row.who().domainJid()).orElse(Limits.INHERITED);
        Socks5Options.LimitOptions general = options.limitOptions();
        Megabytes effective = new Megabytes(
                first(row.limits().file(), domain.file(), general.file()),
                first(row.limits().user(), domain.user(), general.user()),
                first(domain.domain(), general.domain()));
        return new LimitsView(row.who(), Megabytes.of(row.limits()), effective, options.limited());
    }

    private static long first(long... limits) {
        for (long limit : limits) {
            if (limit != 0) {
                return limit;
            }
        }
        return 0;
    }

    /** Sets the limits of somebody. */
    public LimitsView set(Actor actor, Jid somebody, Megabytes wanted) {
        audit.run(actor, act(somebody, "proxy.limits.set").saying(wanted.said()), () -> {
            requireSay(actor, somebody);
            check("file", wanted.file());
            check("user", wanted.user());
            check("domain", wanted.domain());
            store.put(somebody, new Limits(wanted.file(), wanted.user(), wanted.domain()));
        });
        return limits(actor, somebody);
    }

    private static Audit.Act act(Jid somebody, String operation) {
        return somebody.isDomain() ? Audit.Act.on(somebody.domain(), operation) : Audit.Act.on(somebody, operation);
    }

    private static void requireSay(Actor actor, Jid somebody) {
        if (somebody.isDomain()) {
            actor.requireInstallation();
        } else {
            actor.requireDomain(somebody.domain());
        }
    }

    private static void check(String field, long limit) {
        if (limit < Limits.FORBIDDEN || limit > Integer.MAX_VALUE) {
            throw Rejected.invalid(field, "a limit is -1, 0, or a number of MB up to " + Integer.MAX_VALUE);
        }
    }

    /** Lets the more general limits hold for somebody. */
    public void reset(Actor actor, Jid somebody) {
        audit.run(actor, act(somebody, "proxy.limits.reset"), () -> {
            requireSay(actor, somebody);
            store.put(somebody, Limits.INHERITED);
        });
    }

    /** Those of a domain who have a row, the domain itself first. */
    public Page<LimitsView> list(Actor actor, String domain, String after, int limit) {
        actor.requireDomain(domain);
        Optional<Jid> last = after.isEmpty() ? Optional.empty() : Optional.of(Values.address("after", after));
        List<Owned> found = store.owned(Optional.of(domain), last, Page.limit(limit) + 1);
        return Page.of(found, limit, row -> row.who().toString()).map(this::view);
    }

    /** What somebody has used in a month, to within a second. */
    public UseView use(Actor actor, Jid somebody, Optional<YearMonth> month) {
        actor.requireDomain(somebody.domain());
        YearMonth asked = month.orElseGet(this::thisMonth);
        return new UseView(somebody.toString(), asked, store.used(asked, somebody));
    }

    /** What this server and all servers with this database have relayed in a month: two entries. */
    public List<UseView> total(Actor actor, Optional<YearMonth> month) {
        actor.requireInstallation();
        YearMonth asked = month.orElseGet(this::thisMonth);
        String instance = options.presence().instance();
        return List.of(
                new UseView("", asked, store.usedByAll(asked)),
                new UseView(instance, asked, store.usedBy(asked, instance)));
    }

    /** What the accounts of a domain have used in a month. */
    public Page<AccountUse> uses(Actor actor, String domain, Optional<YearMonth> month, String after, int limit) {
        actor.requireDomain(domain);
        YearMonth asked = month.orElseGet(this::thisMonth);
        return Page.of(store.uses(asked, domain, after, Page.limit(limit) + 1), limit, use -> use.account().local())
                .map(use -> new AccountUse(use.account(), use.bytes(), use.transfers()));
    }

    private YearMonth thisMonth() {
        return YearMonth.now(clock);
    }

    /** The bytestreams that somebody has activated and that have ended, the latest first. */
    public Page<Transfer> ended(Actor actor, Jid somebody, String before, int limit) {
        actor.requireDomain(somebody.domain());
        return Page.of(store.bytestreams(somebody, before, Page.limit(limit) + 1), limit, one -> one.id())
                .map(one -> new Transfer(
                        one.id(), one.requester(), one.target(), one.started(), Optional.of(one.ended()), one.bytes()));
    }

    /** The bytestreams of a domain that run now, the oldest first; at most as many as a page has. */
    public List<Transfer> running(Actor actor, String domain) {
        actor.requireDomain(domain);
        return catalogue.provided(RunningBytestreams.class).map(RunningBytestreams::running).orElse(List.of()).stream()
                .filter(one -> one.requester().domain().equals(domain))
                .limit(Page.MOST)
                .map(one -> new Transfer("", one.requester(), one.target(), one.started(), Optional.empty(), one.bytes()))
                .toList();
    }
}
