package im.parley.server.admin;

import im.parley.store.user.Status;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an account may do. */
public enum AccountStatus {
    /** A regular account. */
    ACTIVE,
    /** Switched off by an administrator; it may be switched on again. */
    DISABLED,
    /** Locked out for what its user did. */
    BANNED,
    /** Registered, not yet confirmed. */
    PENDING,
    /** An account of the system itself, which nobody logs in to. */
    SYSTEM,
    /** A regular account with privileges. */
    VIP,
    /** A regular account that is paid for. */
    PAID,
    /** Locked out for sending spam. */
    SPAM;

    /** As it is written. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its user may log in. */
    public boolean isOpen() {
        return switch (this) {
            case ACTIVE, VIP, PAID -> true;
            case DISABLED, BANNED, PENDING, SYSTEM, SPAM -> false;
        };
    }

    /**
     * The status of that word.
     *
     * @throws Rejected when there is none
     */
    public static AccountStatus of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> Rejected.invalid("status", "'" + word + "' is none of "
                        + Arrays.stream(values()).map(AccountStatus::word).collect(Collectors.joining(", "))));
    }

    static AccountStatus of(Status stored) {
        return valueOf(stored.name());
    }

    Status stored() {
        return Status.valueOf(name());
    }
}
