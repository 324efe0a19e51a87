package im.parley.server.login;

import im.parley.server.login.LockoutRules.Mode;
import im.parley.store.setting.Scope;
import im.parley.store.setting.SettingStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The rules against guessing: those of the configuration, and what was set for a domain at run time, which wins. */
public final class DomainRules implements Function<String, LockoutRules> {
    private static final System.Logger LOG = System.getLogger(DomainRules.class.getName());
    private static final String PREFIX = "brute-force-locker-";
    private static final String ENABLED = PREFIX + "enabled";
    private static final String MODE = PREFIX + "mode";
    private static final String LOCK_AFTER = PREFIX + "lock-after-fails";
    private static final String DISABLE_AFTER = PREFIX + "disable-after-fails";
    private static final String PERIOD = PREFIX + "period-time";
    private static final String LOCK = PREFIX + "lock-time";

    private final SettingStore settings;
    private final LockoutRules byDefault;
    /** One entry for each served domain that was logged in to. */
    private final Map<String, LockoutRules> known = new ConcurrentHashMap<>();

    /** Rules with the defaults of the configuration. */
    public DomainRules(SettingStore settings, LockoutRules byDefault) {
        this.settings = settings;
        this.byDefault = byDefault;
    }

    @Override
    public LockoutRules apply(String domain) {
        LockoutRules cached = known.get(domain);
        return cached != null ? cached : known.computeIfAbsent(domain, this::read);
    }

    /** Sets the rules of a domain; they hold at once. */
    public void set(String domain, LockoutRules rules) {
        Scope scope = new Scope.Domain(domain);
        settings.put(scope, ENABLED, Boolean.toString(rules.enabled()));
        settings.put(scope, MODE, rules.mode().written());
        settings.put(scope, LOCK_AFTER, Integer.toString(rules.lockAfter()));
        settings.put(scope, DISABLE_AFTER, Integer.toString(rules.disableAfter()));
        settings.put(scope, PERIOD, Long.toString(rules.period().toSeconds()));
        settings.put(scope, LOCK, Long.toString(rules.lock().toSeconds()));
        known.put(domain, rules);
    }

    /** Goes back to the rules of the configuration. */
    public void reset(String domain) {
        Scope scope = new Scope.Domain(domain);
        for (String key : new String[] {ENABLED, MODE, LOCK_AFTER, DISABLE_AFTER, PERIOD, LOCK}) {
            settings.remove(scope, key);
        }
        known.remove(domain);
    }

    private LockoutRules read(String domain) {
        Map<String, String> set = settings.all(new Scope.Domain(domain));
        try {
            return new LockoutRules(
                    set.containsKey(ENABLED) ? Boolean.parseBoolean(set.get(ENABLED)) : byDefault.enabled(),
                    set.containsKey(MODE) ? mode(set.get(MODE)) : byDefault.mode(),
                    (int) number(set, LOCK_AFTER, byDefault.lockAfter()),
                    (int) number(set, DISABLE_AFTER, byDefault.disableAfter()),
                    Duration.ofSeconds(number(set, PERIOD, byDefault.period().toSeconds())),
                    Duration.ofSeconds(number(set, LOCK, byDefault.lock().toSeconds())));
        } catch (IllegalArgumentException broken) {
            LOG.log(System.Logger.Level.ERROR, "The settings {0}* of {1} cannot be read: {2}", PREFIX, domain, broken.getMessage());
            return byDefault;
        }
    }

    private static long number(Map<String, String> set, String key, long otherwise) {
        String value = set.get(key);
        return value == null ? otherwise : Long.parseLong(value);
    }

    private static Mode mode(String written) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.written().equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mode " + written));
    }
}
