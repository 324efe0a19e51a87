package im.parley.feature.bytestreams;

import im.parley.server.config.Catalogue;
import im.parley.server.config.ConfigError;
import im.parley.server.config.Configuration;
import im.parley.server.config.tdsl.Lookup;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Lane;
import im.parley.server.spi.TestCatalogue;
import im.parley.server.spi.option.Socks5Options;
import im.parley.store.StoreException;
import im.parley.store.bytestream.BytestreamStore;
import im.parley.store.memory.MemoryStores;
import im.parley.store.vhost.Vhost;
import im.parley.wire.addr.Jid;
import im.parley.wire.port.Bytestreams;
import im.parley.wire.port.Meter;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The proxy with stores in memory, a clock that stands still, and people who are connected because the test says so. */
final class Relay implements Bytestreams {
    static final Jid ROMEO = Jid.of("romeo@montague.lit/orchard");
    static final Jid JULIET = Jid.of("juliet@capulet.lit/balcony");
    static final Jid SERVICE = Jid.of("proxy.montague.lit");

    private static final Name QUERY = Name.of(ProxyService.NS, "query");

    final BytestreamStore store = MemoryStores.create().bytestreams();
    final ProxyService service;
    final StreamHosts hosts;
    final Ledger ledger;
    final Map<String, Outcome> present = new HashMap<>();
    final Map<String, Meter> active = new HashMap<>();
    /** Whether the database fails. */
    boolean down;

    Instant now = Instant.parse("2026-11-30T23:00:00Z");

    private final Deque<Supplier<List<Effect>>> waiting = new ArrayDeque<>();

    Relay(String configuration) {
        var options = parse(configuration).options();
        InstantSource source = () -> now;
        Clock clock = source.withZone(ZoneOffset.UTC);
        hosts = new StreamHosts(options);
        ledger = new Ledger(moody(), options, clock);
        service = new ProxyService(hosts, ledger, new TestCatalogue(), new Served(), options);
        service.open(this::lane);
    }

    private BytestreamStore moody() {
        return (BytestreamStore) Proxy.newProxyInstance(
                Relay.class.getClassLoader(), new Class<?>[] {BytestreamStore.class}, (self, method, arguments) -> {
                    if (down) {
                        throw new StoreException("down", new SQLTransientConnectionException());
                    }
                    return method.invoke(store, arguments);
                });
    }

    static Configuration parse(String text) {
        try {
            return Configuration.parse(
                    Catalogue.standard().withRecords(List.of(Socks5Options.class)),
                    "config.tdsl",
                    text,
                    new Lookup(name -> null, name -> null));
        } catch (ConfigError wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }

    private static final class Served implements Domains {
        @Override
        public Optional<Vhost> find(String domain) {
            return domain.equals("montague.lit")
                    ? Optional.of(new Vhost(domain, true, true, false, false, 0, Set.of()))
                    : Optional.empty();
        }

        @Override
        public String defaultDomain() {
            return "montague.lit";
        }

        @Override
        public List<Vhost> all() {
            return List.of();
        }
    }

    Relay open() {
        hosts.listening(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1080)), this);
        return this;
    }

    private Lane lane() {
        return new Lane() {
            @Override
            public void run(Supplier<List<Effect>> work) {
                var _ = work.get();
            }

            @Override
            public void run(Stanza cause, Supplier<List<Effect>> work) {
                var _ = work.get();
            }

            @Override
            public void later(Supplier<List<Effect>> work) {
                waiting.add(work);
            }

            @Override
            public void aside(Stanza cause, Supplier<List<Effect>> work) {
                waiting.add(work);
            }

            @Override
            public int waiting() {
                return waiting.size();
            }
        };
    }

    /** Does what was put off. */
    void catchUp() {
        while (!waiting.isEmpty()) {
            var _ = waiting.remove().get();
        }
    }

    Iq ask(Jid from, Iq.Type type, Element payload) {
        Iq complete = Iq.request(type, "1", payload).withFrom(from).withTo(SERVICE);
        return (Iq) ((Effect.Send) service.handle(complete).getFirst()).stanza();
    }

    Iq where(Jid from) {
        return ask(from, Iq.Type.GET, Element.of(QUERY));
    }

    Iq activate(Jid from, String sid, String target) {
        return ask(
                from,
                Iq.Type.SET,
                Element.build(QUERY)
                        .attribute("sid", sid)
                        .add(Element.text(Name.of(ProxyService.NS, "activate"), target))
                        .build());
    }

    /** The condition of an error. */
    static Condition error(Iq answer) {
        return answer.content().elements().stream()
                .filter(child -> child.name().local().equals("error"))
                .flatMap(error -> error.elements().stream())
                .flatMap(child -> Arrays.stream(Condition.values()).filter(known -> child.is(known.elementName())))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no error: " + answer));
    }

    /** Both are connected, and Romeo activates. */
    Meter transfer(String sid) {
        String address = ProxyService.address(sid, ROMEO, JULIET);
        present.put(address, Outcome.ACTIVE);
        Iq answer = activate(ROMEO, sid, JULIET.toString());
        if (answer.type() != Iq.Type.RESULT) {
            throw new IllegalStateException(answer.toString());
        }
        return Objects.requireNonNull(active.get(address));
    }

    @Override
    public Outcome look(String address) {
        return active.containsKey(address) ? Outcome.AGAIN : present.getOrDefault(address, Outcome.NOBODY);
    }

    @Override
    public Outcome activate(String address, Meter meter) {
        Outcome outcome = look(address);
        if (outcome == Outcome.ACTIVE) {
            active.put(address, meter);
        }
        return outcome;
    }

    @Override
    public Load load() {
        return new Load(0, active.size(), 0, 0, 0);
    }

    /** What the meter gives now, without what was put off; -1 when it gives nothing yet. */
    static long ask(Meter meter) {
        long[] given = {-1};
        meter.ask(more -> given[0] = more);
        return given[0];
    }
}
