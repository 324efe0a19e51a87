package im.parley.server.admin;

import im.parley.server.admin.Actor.Means;
import im.parley.server.login.ApplicationPasswords;
import im.parley.server.login.FastTokens;
import im.parley.server.login.LockoutRules;
import im.parley.server.login.Lockouts;
import im.parley.server.session.BoundSession;
import im.parley.server.session.Copies;
import im.parley.server.session.SessionIndex;
import im.parley.server.session.Strand;
import im.parley.server.spi.Administrators;
import im.parley.server.spi.Effect;
import im.parley.server.spi.TestOptions;
import im.parley.server.spi.account.AccountBook;
import im.parley.server.spi.account.Farewell;
import im.parley.server.spi.option.FastOptions;
import im.parley.server.spi.option.SaslOptions;
import im.parley.server.vhost.Vhosts;
import im.parley.store.memory.MemoryStores;
import im.parley.store.vhost.Vhost;
import im.parley.store.vhost.VhostPolicy;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Facts;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stream.StreamError;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A small installation: two domains, whose prince administers all and whose friar one of them. */
final class Verona {
    static final String VERONA = "verona.example";
    static final String MANTUA = "mantua.example";
    static final Jid PRINCE = Jid.of("prince@verona.example");
    static final Jid FRIAR = Jid.of("friar@mantua.example");
    static final Jid ROMEO = Jid.of("romeo@mantua.example");
    static final Jid JULIET = Jid.of("juliet@verona.example");
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final int ITERATIONS = 4096;
    private static final InetSocketAddress LOOPBACK = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5222);

    final MemoryStores stores = MemoryStores.create();
    final SessionIndex sessions = new SessionIndex();
    final List<Effect> performed = new ArrayList<>();
    final List<String> certified = new ArrayList<>();
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final Administrators administrators = new Administrators(Set.of(PRINCE));
    final Vhosts vhosts = new Vhosts(
            stores.vhosts(),
            List.of(
                    Vhost.of(VERONA),
                    Vhost.of(MANTUA).withMaxUsers(3).withPolicy(ownedBy(FRIAR))));
    final Audit audit = new Audit(stores.audit(), clock);
    final Actors actors = new Actors(administrators, vhosts);
    final TestOptions options = TestOptions.of(new SaslOptions(
            new SaslOptions.MechanismOptions(Set.of(), false),
            ITERATIONS,
            new FastOptions(Duration.ofDays(1), Duration.ofDays(1), 1)));
    final Lockouts lockouts = new Lockouts(
            domain -> new LockoutRules(
                    true, LockoutRules.Mode.JID, 1, 0, Duration.ofMinutes(1), Duration.ofMinutes(1)),
            stores.users(),
            clock);
    final AccountLogins logins = new AccountLogins(stores.users(), stores.credentials(), lockouts, options);
    final AccountBook book = new AccountBook(stores.users(), stores.settings(), stores.units());
    final Accounts accounts = new Accounts(
            book,
            new Farewell(stores.users(), stores.rosters()),
            logins,
            vhosts,
            performed::addAll,
            audit,
            clock);
    final AccountViews views =
            new AccountViews(stores.users(), book, stores.lastActivity(), sessions, administrators);
    final FastTokens tokens = new FastTokens(
            stores.tokens(),
            stores.credentials(),
            new byte[32],
            new FastOptions(Duration.ofDays(1), Duration.ofDays(1), 3),
            clock);
    final AccountKeys keys = new AccountKeys(
            new ApplicationPasswords(stores.credentials(), stores.users(), ITERATIONS),
            stores.tokens(),
            tokens,
            logins,
            performed::addAll,
            audit);
    final SessionsAdmin sessionsAdmin = new SessionsAdmin(sessions, performed::addAll, audit);
    final DomainsAdmin domainsAdmin = new DomainsAdmin(vhosts, certified::add, sessions, performed::addAll, audit);

    private static VhostPolicy ownedBy(Jid owner) {
        return new VhostPolicy(
                new VhostPolicy.Staff(Optional.of(owner), Set.of()),
                VhostPolicy.NONE.filter(),
                VhostPolicy.NONE.forwarding(),
                Set.of(),
                Set.of(),
                java.util.Map.of());
    }

    Actor prince() {
        return actors.of(PRINCE, Means.REST, "192.0.2.1");
    }

    Actor friar() {
        return actors.of(FRIAR, Means.REST, "192.0.2.2");
    }

    Actor user(Jid account) {
        return actors.of(account, Means.XMPP, "");
    }

    void create(Jid account) {
        accounts.create(prince(), new Accounts.NewAccount(account, "secret", "", AccountStatus.ACTIVE));
    }

    BoundSession connect(String full) {
        BoundSession.Carrier carrier = new BoundSession.Carrier() {
            @Override
            public Facts facts() {
                return new Facts("c2s", LOOPBACK, LOOPBACK, Optional.empty());
            }

            @Override
            public void deliver(Stanza stanza, Copies copies, BoundSession session) {}

            @Override
            public CompletableFuture<Void> end(StreamError why) {
                return CompletableFuture.completedFuture(null);
            }
        };
        BoundSession session = new BoundSession(Jid.of(full), carrier, new Strand(Runnable::run));
        sessions.add(session, 10);
        return session;
    }

    /** What the log says of the last thing: {@code operation subject outcome}. */
    String lastAudited() {
        Audit.Entry entry = audit.list(prince(), Audit.Query.ALL, "", 1).items().getFirst();
        return entry.act().operation() + ' ' + entry.act().subject() + ' ' + entry.outcome();
    }

    /** The domains whose sessions were ended, or the accounts. */
    <E extends Effect> List<E> performed(Class<E> kind) {
        return performed.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
