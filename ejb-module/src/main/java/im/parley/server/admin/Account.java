package im.parley.server.admin;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.Optional;

/**
 * An account, as administrators see it.
 *
 * @param address the bare address
 * @param administrator whether its user administers the installation
 * @param sessions how many sessions it has now
 */
public record Account(
        Jid address, AccountStatus status, Instant created, boolean administrator, int sessions) {

    /**
     * What is not in lists.
     *
     * @param email the address that was given, if any
     * @param lastSeen when the user was last here; empty for never, or while he is
     * @param lastStatus the status that he left with, or empty
     */
    public record Details(Account account, Optional<String> email, Optional<Instant> lastSeen, String lastStatus) {}
}
