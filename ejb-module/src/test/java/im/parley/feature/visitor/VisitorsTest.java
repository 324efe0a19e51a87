package im.parley.feature.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.account.Farewell;
import im.parley.server.vhost.Vhosts;
import im.parley.store.memory.MemoryStores;
import im.parley.store.setting.Scope;
import im.parley.store.user.Status;
import im.parley.store.user.User;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** XEP-0175 section 3. */
class VisitorsTest {
    private static final Jid GUEST = Jid.of("59bec12a@anonymous.example");
    private static final Jid USER = Jid.of("romeo@anonymous.example");
    private static final Jid ELSEWHERE = Jid.of("59bec12a@example.net");

    private final MemoryStores stores = MemoryStores.create();
    private final Domains domains = new Vhosts(
            stores.vhosts(), List.of(Vhost.of("anonymous.example").withAnonymous(true), Vhost.of("example.net")));
    private final Visitors visitors = new Visitors(domains, stores.users(), new Farewell(stores.users(), stores.rosters()));

    @SuppressWarnings("unchecked")
    private List<Effect> ends(Jid account) {
        stores.settings().put(new Scope.Account(account), "theme", "dark");
        Hook.OnEvent<SessionEnded> hook = (Hook.OnEvent<SessionEnded>) visitors.hooks().getFirst();
        return hook.handler().on(new SessionEnded(TestSession.of(account + "/orchard")));
    }

    private boolean remembered(Jid account) {
        return stores.settings().find(new Scope.Account(account), "theme").isPresent();
    }

    @Test
    void whatIsKeptOfAnAnonymousUserGoesWithTheSession() {
        assertThat(ends(GUEST)).containsExactly(new Effect.Raise(new AccountRemoved(GUEST, Set.of(), Set.of())));
        assertThat(remembered(GUEST)).isFalse();
    }

    @Test
    void aUserOfTheSameDomainStays() {
        stores.users().create(new User(USER, Status.ACTIVE, Instant.EPOCH));
        assertThat(ends(USER)).isEmpty();
        assertThat(remembered(USER)).isTrue();
    }

    @Test
    void whereNobodyIsAnonymousNobodyIsForgotten() {
        assertThat(ends(ELSEWHERE)).isEmpty();
        assertThat(remembered(ELSEWHERE)).isTrue();
    }
}
