package im.parley.store.lastactivity;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.store.AccountData;
import im.parley.store.Fresh;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of last activity does. */
interface LastActivityStoreContract {
    LastActivityStore lastActivity();

    @Test
    default void theLatestIsKept() {
        Jid account = Fresh.account();
        assertThat(lastActivity().find(account)).isEmpty();
        lastActivity().put(account, new LastSeen(Instant.ofEpochMilli(1), "Heading home"));
        LastSeen latest = new LastSeen(Instant.ofEpochMilli(1_700_000_000_123L), "");
        lastActivity().put(account.withResource("orchard"), latest);
        assertThat(lastActivity().find(account)).contains(latest);
        assertThat(lastActivity().find(Fresh.account())).isEmpty();
    }

    @Test
    default void itGoesWithTheAccount() {
        Jid account = Fresh.account();
        lastActivity().put(account, new LastSeen(Instant.ofEpochMilli(1), "Heading home"));
        ((AccountData) lastActivity()).forget(account);
        assertThat(lastActivity().find(account)).isEmpty();
    }
}
