package im.parley.server.login;

import im.parley.server.login.LockoutRules.Mode;
import im.parley.server.spi.Domains;
import im.parley.server.spi.PerDomain;
import im.parley.server.spi.option.DomainOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** The rules of {@link Lockouts} for each domain: those of the configuration, as far as a domain has none of its own. */
public final class DomainRules implements Function<String, LockoutRules> {
    private static final System.Logger LOG = System.getLogger(DomainRules.class.getName());

    private final LockoutRules byDefault;
    private final PerDomain<LockoutRules> rules;

    /** Rules with the defaults of the configuration. */
    public DomainRules(Domains domains, LockoutRules byDefault) {
        this.byDefault = byDefault;
        this.rules = new PerDomain<>(domains, this::read);
    }

    @Override
    public LockoutRules apply(String domain) {
        return rules.of(domain);
    }

    private LockoutRules read(Map<String, String> set) {
        try {
            String enabled = set.get(DomainOptions.LOCKER_ENABLED);
            String mode = set.get(DomainOptions.LOCKER_MODE);
            return new LockoutRules(
                    enabled == null ? byDefault.enabled() : Boolean.parseBoolean(enabled),
                    mode == null ? byDefault.mode() : mode(mode),
                    number(set, DomainOptions.LOCKER_LOCK_AFTER, byDefault.lockAfter()),
                    number(set, DomainOptions.LOCKER_DISABLE_AFTER, byDefault.disableAfter()),
                    seconds(set, DomainOptions.LOCKER_PERIOD, byDefault.period()),
                    seconds(set, DomainOptions.LOCKER_LOCK, byDefault.lock()));
        } catch (IllegalArgumentException broken) {
            LOG.log(System.Logger.Level.ERROR, "The settings brute-force-locker-* of a domain cannot be read: {0}", broken.getMessage());
            return byDefault;
        }
    }

    private static int number(Map<String, String> set, String key, int otherwise) {
        String value = set.get(key);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    private static Duration seconds(Map<String, String> set, String key, Duration otherwise) {
        String value = set.get(key);
        return value == null ? otherwise : Duration.ofSeconds(Long.parseLong(value));
    }

    private static Mode mode(String written) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.written().equalsIgnoreCase(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no mode " + written));
    }
}
