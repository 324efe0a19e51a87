package im.parley.server.admin;

import im.parley.store.audit.AuditEntry;
import im.parley.store.audit.AuditEntry.Outcome;
import im.parley.store.audit.AuditStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes down what is done by administrators, and shows it to them. */
@Singleton
public final class Audit {
    private static final int LONGEST = 4000;
    /** So long an entry is kept: the bound of the log. */
    private static final Duration KEPT = Duration.ofDays(366);

    private final AuditStore store;
    private final Clock clock;

    /** Writes to that store. */
    @Inject
    public Audit(AuditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Removes what is older than a year.
     *
     * @return how many entries that were
     */
    public int expire() {
        return store.removeOlderThan(clock.instant().minus(KEPT));
    }

    /**
     * What somebody wants to do.
     *
     * @param operation for example {@code account.create}
     * @param domain the domain that it concerns, or empty when it is the whole installation
     * @param subject what it is done to
     * @param detail what is asked for, without secrets
     */
    public record Act(String operation, String domain, String subject, String detail) {
        /** Something that is done to an account. */
        public static Act on(Jid account, String operation) {
            return new Act(operation, account.domain(), account.toString(), "");
        }

        /** Something that is done to a domain. */
        public static Act on(String domain, String operation) {
            return new Act(operation, domain, domain, "");
        }

        /** Something that is done to the installation. */
        public static Act onInstallation(String operation, String subject) {
            return new Act(operation, "", subject, "");
        }

        /** The same with a word about what is asked for. */
        public Act saying(String text) {
            return new Act(operation, domain, subject, text);
        }
    }

    /**
     * An entry of the log.
     *
     * @param id grows with the time
     * @param actor who
     * @param means by which way, for example {@code rest}
     * @param address from which network address, or empty
     * @param outcome {@code done}, {@code refused} or {@code failed}
     * @param reason why it was not done, or empty
     */
    public record Entry(
            String id, Instant at, String actor, String means, String address, Act act, String outcome, String reason) {}

    /**
     * Which entries are asked for; what is empty does not matter.
     *
     * @param domain the domain that they concern
     * @param actor who did it
     * @param operation how the name of the operation begins
     * @param subject what it was done to
     * @param since not before that
     * @param until before that
     */
    public record Query(
            Optional<String> domain,
            Optional<String> actor,
            Optional<String> operation,
            Optional<String> subject,
            Optional<Instant> since,
            Optional<Instant> until) {
        /** All entries. */
        public static final Query ALL = new Query(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Does something, and writes down what came of it. */
    public <T> T of(Actor actor, Act act, Supplier<T> work) {
        T result;
        try {
            result = work.get();
        } catch (Rejected rejected) {
            write(actor, act, Outcome.REFUSED, rejected.reason().text());
            throw rejected;
        } catch (RuntimeException failed) {
            write(actor, act, Outcome.FAILED, String.valueOf(failed.getMessage()));
            throw failed;
        }
        write(actor, act, Outcome.DONE, "");
        return result;
    }

    /** As {@link #of}, without a result. */
    public void run(Actor actor, Act act, Runnable work) {
        var _ = of(actor, act, () -> {
            work.run();
            return true;
        });
    }

    private void write(Actor actor, Act act, Outcome outcome, String reason) {
        store.add(new AuditEntry(
                clock.instant(),
                new AuditEntry.By(actor.name(), word(actor.means()), actor.address()),
                act.operation,
                act.domain,
                cut(act.subject),
                cut(act.detail),
                outcome,
                cut(reason)));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /**
     * A page of the log, the latest first. Who administers a domain must ask for that.
     *
     * @param after the id of the last entry of the page before, or empty
     */
    public Page<Entry> list(Actor actor, Query query, String after, int limit) {
        query.domain().ifPresentOrElse(actor::requireDomain, actor::requireInstallation);
        AuditStore.Filter filter = new AuditStore.Filter(
                query.domain, query.actor, query.operation, query.subject, query.since, query.until);
        var found = store.latest(filter, after.isEmpty() ? Long.MAX_VALUE : id(after), Page.limit(limit) + 1);
        return Page.of(found, limit, entry -> Long.toString(entry.id())).map(Audit::entry);
    }

    private static long id(String after) {
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException noId) {
            throw Rejected.invalid("after", "'" + after + "' is no id of an entry");
        }
    }

    private static Entry entry(AuditStore.Numbered numbered) {
        AuditEntry entry = numbered.entry();
        return new Entry(
                Long.toString(numbered.id()),
                entry.at(),
                entry.actor().name(),
                entry.actor().means(),
                entry.actor().address(),
                new Act(entry.operation(), entry.domain(), entry.subject(), entry.detail()),
                word(entry.outcome()),
                entry.reason());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
