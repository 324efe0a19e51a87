package im.parley.test.federation;

import im.parley.test.client.TcpWire;
import im.parley.test.client.TestClient;
import im.parley.test.program.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Debian's Prosody in a process of its own, on an address of its own. */
final class Prosody implements AutoCloseable {
    static final String DOMAIN = "prosody.example";
    /** The domain of an external component, which is expected to connect. */
    static final String GUEST = "muc." + Parley.DOMAIN;

    static final String GUEST_SECRET = "the secret of a guest";
    private static final String ADDRESS = "127.0.0.2";
    private static final String PASSWORD = "secret";
    private static final Duration START = Duration.ofSeconds(20);

    private final Path home;
    private final int clients = Peer.freePort(ADDRESS);
    private final int servers = Peer.freePort(ADDRESS);
    private final int components = Peer.freePort(ADDRESS);
    private final int[] ports;
    private Peer process;

    /**
     * @param home an empty folder with {@code own.pem}, {@code own.key} and {@code authority.pem}
     * @param secure whether it wants certificates that it can verify
     */
    Prosody(Path home, DnsServer dns, boolean secure) {
        this(home, dns, secure, "");
    }

    private Prosody(Path home, DnsServer dns, boolean secure, String more) {
        this.home = home;
        // Without a component it does not open the port for them.
        this.ports = more.isEmpty() ? new int[] {clients, servers} : new int[] {clients, servers, components};
        try {
            Files.writeString(home.resolve("prosody.cfg.lua"), configuration(dns, secure) + more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dns.server(DOMAIN, false, ADDRESS, servers);
        process = run();
    }

    /** One that expects an external component. */
    static Prosody withGuest(Path home, DnsServer dns) {
        return new Prosody(
                home, dns, true, "Component \"" + GUEST + "\"\n    component_secret = \"" + GUEST_SECRET + "\"\n");
    }

    static void need() {
        Program.need(Files.isExecutable(Path.of("/usr/bin/prosody")), "Prosody");
    }

    private String configuration(DnsServer dns, boolean secure) {
        return """
                run_as_root = true
                daemonize = false
                pidfile = "%1$s/prosody.pid"
                data_path = "%1$s/data"
                plugin_paths = {}
                log = { { levels = { min = "debug" }, to = "file", filename = "%1$s/prosody.log" } }
                interfaces = { "%2$s" }
                c2s_ports = { %3$d }
                s2s_ports = { %4$d }
                modules_enabled = { "roster", "saslauth", "tls", "dialback", "disco", "ping", "smacks", "s2s_bidi", "presence" }
                modules_disabled = { "s2s_direct_tls" }
                c2s_direct_tls_ports = {}
                s2s_secure_auth = %5$s
                ssl = { key = "%1$s/own.key", certificate = "%1$s/own.pem", cafile = "%1$s/authority.pem" }
                authentication = "internal_plain"
                unbound = { resolvconf = false, hoststxt = false, forward = "127.0.0.1@%6$d",
                            options = { ["do-not-query-localhost:"] = "no" } }
                component_ports = { %8$d }
                component_interfaces = { "%2$s" }
                VirtualHost "%7$s"
                Component "muc.%7$s" "muc"
                Component "pubsub.%7$s" "pubsub"
                    admins = { "juliet@%7$s" }
                """
                .formatted(home, ADDRESS, clients, servers, secure, dns.port(), DOMAIN, components);
    }

    /** The item of a component that connects to it. */
    String guest(String secret) {
        return GUEST + ':' + secret + ":connect:" + components + ':' + DOMAIN + ';' + ADDRESS + ":accept";
    }

    private Peer run() {
        ProcessBuilder program =
                new ProcessBuilder("/usr/bin/prosody", "--config", home.resolve("prosody.cfg.lua").toString(), "-F");
        return Peer.start(program, home.resolve("output"), ADDRESS, ports);
    }

    /** Makes an account and connects. */
    TestClient join(String user) {
        Program.of("/usr/bin/prosodyctl", "--config", home.resolve("prosody.cfg.lua").toString(), "register", user, DOMAIN, PASSWORD)
                .run(START)
                .succeeded();
        return again(user);
    }

    /** Connects somebody who has an account. */
    TestClient again(String user) {
        return Parley.logIn(TcpWire.connect(new InetSocketAddress(ADDRESS, clients), DOMAIN), DOMAIN, user, PASSWORD);
    }

    /** Ends it and starts it again. */
    void restart() {
        process.close();
        process = run();
    }

    @Override
    public void close() {
        process.close();
    }
}
