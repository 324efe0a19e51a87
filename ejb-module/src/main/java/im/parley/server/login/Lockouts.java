package im.parley.server.login;

import im.parley.server.login.LockoutRules.Mode;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.addr.Network;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stops who guesses passwords: counts failed log-ins, refuses more of them for a while, and at last disables the account.
 * Accounts that do not exist are counted alike, so that a stranger learns nothing. Thread-safe.
 *
 * <p>The table is bounded: when it is full, the one is forgotten whose last failure is the longest ago.
 */
public final class Lockouts {
    /** How many are remembered. */
    static final int BOUND = 100_000;

    private static final System.Logger LOG = System.getLogger(Lockouts.class.getName());

    private final Function<String, LockoutRules> rules;
    private final UserStore users;
    private final Clock clock;
    /** In the order of the last failure. */
    private final Map<Target, Failures> table = new LinkedHashMap<>();
    private final LongAdder addressAttempts = new LongAdder();
    private final LongAdder accountAttempts = new LongAdder();
    private final LongAdder disabled = new LongAdder();

    /** Whose failures are counted together. */
    private record Target(Optional<Network> from, Optional<Jid> account) {}

    private record Failures(int count, Instant until, boolean locked, long blocked) {}

    /**
     * @param rules what holds for a domain
     */
    public Lockouts(Function<String, LockoutRules> rules, UserStore users, Clock clock) {
        this.rules = rules;
        this.users = users;
        this.clock = clock;
    }

    /** Whether a log-in to one of these accounts must be refused, whatever was shown for it. Counts it if so. */
    public boolean refuses(Network from, List<Jid> claimed, String domain) {
        LockoutRules rule = rules.apply(domain);
        boolean refused = false;
        for (Target target : targets(rule, from, claimed)) {
            refused |= block(target, rule);
        }
        return refused;
    }

    private synchronized boolean block(Target target, LockoutRules rule) {
        Failures known = current(target);
        if (known == null || !known.locked) {
            return false;
        }
        (target.account.isPresent() ? accountAttempts : addressAttempts).increment();
        Instant until = clock.instant().plus(rule.lock());
        replace(target, new Failures(known.count, until, true, known.blocked + 1));
        return true;
    }

    /** A log-in has failed because of what was shown for it, or would have if it had not been refused. */
    public void failed(Network from, List<Jid> claimed, String domain) {
        LockoutRules rule = rules.apply(domain);
        for (Target target : targets(rule, from, claimed)) {
            int count = count(target, rule);
            if (rule.mode() != Mode.IP && rule.disableAfter() > 0 && count >= rule.disableAfter()) {
                target.account.ifPresent(account -> disable(account, from));
            }
        }
    }

    private synchronized int count(Target target, LockoutRules rule) {
        Failures known = current(target);
        int count = known == null ? 1 : known.count + 1;
        boolean locked = count >= rule.lockAfter();
        Instant until = clock.instant().plus(locked ? rule.lock() : rule.period());
        replace(target, new Failures(count, until, locked, known == null ? 0 : known.blocked));
        return count;
    }

    /** Somebody has logged in to the account: what failed before was a slip. An address has to wait all the same. */
    public void succeeded(Network from, Jid account, String domain) {
        LockoutRules rule = rules.apply(domain);
        if (rule.mode() != Mode.IP) {
            targets(rule, from, List.of(account)).forEach(this::forget);
        }
    }

    /**
     * Lets an account be used again that was disabled.
     *
     * @return false when there is no such account, or another reason why nobody may log in to it
     */
    public boolean enable(Jid account) {
        forgetAll(account.bare());
        Status status = users.find(account).map(User::status).orElse(Status.SYSTEM);
        return switch (status) {
            case DISABLED -> users.status(account, Status.ACTIVE);
            case ACTIVE, VIP, PAID -> true;
            case BANNED, SPAM, PENDING, SYSTEM -> false;
        };
    }

    /** Forgets what has failed for an account. */
    public void pardon(Jid account) {
        forgetAll(account.bare());
    }

    /** How things are now. */
    public synchronized LockoutStatistics statistics() {
        Instant now = clock.instant();
        Map<String, Long> blocked = new LinkedHashMap<>();
        int addresses = 0;
        int accounts = 0;
        for (Map.Entry<Target, Failures> entry : table.entrySet()) {
            Failures failures = entry.getValue();
            if (failures.locked && failures.until.isAfter(now)) {
                accounts += entry.getKey().account.isPresent() ? 1 : 0;
                addresses += entry.getKey().account.isPresent() ? 0 : 1;
                blocked.put(name(entry.getKey()), failures.blocked);
            }
        }
        return new LockoutStatistics(
                addresses, accounts, addressAttempts.sum(), accountAttempts.sum(), disabled.sum(), blocked);
    }

    private static String name(Target target) {
        return target.account.map(Jid::toString).orElse("")
                + target.from.map(from -> (target.account.isPresent() ? " from " : "") + from).orElse("");
    }

    private void disable(Jid account, Network from) {
        boolean open = users.find(account)
                .map(User::status)
                .filter(status -> status == Status.ACTIVE || status == Status.VIP || status == Status.PAID)
                .isPresent();
        if (open && users.status(account, Status.DISABLED)) {
            disabled.increment();
            LOG.log(System.Logger.Level.WARNING, "Disabled {0}: too many wrong passwords, the last from {1}", account, from);
        }
    }

    private static List<Target> targets(LockoutRules rule, Network from, List<Jid> claimed) {
        if (!rule.enabled()) {
            return List.of();
        }
        return switch (rule.mode()) {
            case IP -> List.of(new Target(Optional.of(from), Optional.empty()));
            case IP_JID -> claimed.stream()
                    .map(account -> new Target(Optional.of(from), Optional.of(account)))
                    .toList();
            case JID -> claimed.stream()
                    .map(account -> new Target(Optional.empty(), Optional.of(account)))
                    .toList();
        };
    }

    private @Nullable Failures current(Target target) {
        Failures known = table.get(target);
        return known != null && known.until.isAfter(clock.instant()) ? known : null;
    }

    private void replace(Target target, Failures failures) {
        table.remove(target);
        table.put(target, failures);
        Iterator<Failures> oldest = table.values().iterator();
        Instant now = clock.instant();
        while (oldest.hasNext()) {
            boolean over = !oldest.next().until.isAfter(now);
            if (!over && table.size() <= BOUND) {
                return;
            }
            oldest.remove();
        }
    }

    private synchronized void forget(Target target) {
        table.remove(target);
    }

    private synchronized void forgetAll(Jid account) {
        table.keySet().removeIf(target -> target.account.equals(Optional.of(account)));
    }

    synchronized int size() {
        return table.size();
    }
}
