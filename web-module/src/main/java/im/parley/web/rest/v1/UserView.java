package im.parley.web.rest.v1;

import java.time.Instant;
import java.util.Optional;

/**
 * An account.
 *
 * @param sessions how many are connected
 */
record UserView(
        String jid,
        String domain,
        String status,
        String role,
        Optional<String> email,
        Instant created,
        Optional<Instant> lastSeen,
        int sessions) {}
