package im.parley.server.login;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the protection against guessing does.
 *
 * @param blockedAddresses IP addresses that are locked out now
 * @param blockedAccounts accounts that are locked out now, counted once for each address in the mode {@code IpJid}
 * @param addressAttempts log-ins that were refused because of their address
 * @param accountAttempts log-ins that were refused because of their account
 * @param disabledAccounts accounts that were disabled
 * @param blocked who is locked out now, and how many log-ins were refused for it
 */
public record LockoutStatistics(
        int blockedAddresses,
        int blockedAccounts,
        long addressAttempts,
        long accountAttempts,
        long disabledAccounts,
        Map<String, Long> blocked) {
    /** Takes a copy of the table. */
    public LockoutStatistics {
        blocked = Collections.unmodifiableMap(new LinkedHashMap<>(blocked));
    }

    /** The numbers alone, without who is behind them. */
    public LockoutStatistics brief() {
        return new LockoutStatistics(
                blockedAddresses, blockedAccounts, addressAttempts, accountAttempts, disabledAccounts, Map.of());
    }
}
