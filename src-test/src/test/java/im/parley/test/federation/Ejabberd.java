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
import java.util.stream.Stream;

/** Debian's ejabberd in a process of its own, on an address of its own. */
final class Ejabberd implements AutoCloseable {
    static final String DOMAIN = "ejabberd.example";
    private static final String ADDRESS = "127.0.0.3";
    private static final String PASSWORD = "secret";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path LIBRARIES = Path.of("/usr/lib");

    private final Path home;
    private final int clients = Peer.freePort(ADDRESS);
    private final int servers = Peer.freePort(ADDRESS);
    private final int components = Peer.freePort(ADDRESS);
    private final int[] ports;
    private final String guest;
    private Peer process;

    /**
     * @param home an empty folder with {@code own.pem}, {@code own.key} and {@code authority.pem}
     * @param secure whether it wants certificates that it can verify
     */
    Ejabberd(Path home, DnsServer dns, boolean secure) {
        this(home, dns, secure, false);
    }

    private Ejabberd(Path home, DnsServer dns, boolean secure, boolean guests) {
        this.home = home;
        this.ports = guests ? new int[] {clients, servers, components} : new int[] {clients, servers};
        this.guest = guests
                ? "  - { port: " + components + ", ip: \"" + ADDRESS + "\", module: ejabberd_service, hosts: { \""
                        + Prosody.GUEST + "\": { password: \"" + Prosody.GUEST_SECRET + "\" } } }"
                : "";
        try {
            Files.writeString(
                    home.resolve("both.pem"),
                    Files.readString(home.resolve("own.pem")) + Files.readString(home.resolve("own.key")));
            Files.writeString(home.resolve("ejabberd.yml"), configuration(secure));
            Files.writeString(
                    home.resolve("inetrc"),
                    "{resolv_conf, \"\"}. {lookup, [dns]}. {nameserver, {127,0,0,1}, " + dns.port() + "}.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dns.server(DOMAIN, false, ADDRESS, servers);
        process = run();
    }

    /** One that expects an external component. */
    static Ejabberd withGuest(Path home, DnsServer dns) {
        return new Ejabberd(home, dns, true, true);
    }

    /** The item of a component that connects to it. */
    String guest() {
        return Prosody.GUEST + ':' + Prosody.GUEST_SECRET + ":connect:" + components + ':' + DOMAIN + ';' + ADDRESS + ":accept";
    }

    static void need() {
        Program.need(Files.isExecutable(Path.of("/usr/sbin/ejabberdctl")), "ejabberd");
    }

    private String configuration(boolean secure) {
        return """
                hosts: [ "%1$s" ]
                loglevel: debug
                certfiles: [ "%2$s/both.pem" ]
                ca_file: "%2$s/authority.pem"
                auth_method: internal
                s2s_use_starttls: required
                registration_timeout: infinity
                disable_sasl_mechanisms: [ "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-512-PLUS" ]
                listen:
                  - { port: %4$d, ip: "%3$s", module: ejabberd_c2s, starttls: true }
                  - { port: %5$d, ip: "%3$s", module: ejabberd_s2s_in }
                %7$s
                modules:
                  mod_roster: {}
                  mod_disco: {}
                  mod_ping: {}
                  mod_muc: { host: "muc.%1$s" }
                  mod_pubsub: { host: "pubsub.%1$s" }
                  mod_register: { access: all, ip_access: all }
                %6$s
                """
                .formatted(DOMAIN, home, ADDRESS, clients, servers, secure ? "" : "  mod_s2s_dialback: {}", guest);
    }

    private Peer run() {
        ProcessBuilder erlang = new ProcessBuilder(
                "erl", "-noinput", "-mnesia", "dir", "\"" + home + "/spool\"", "-s", "ejabberd");
        erlang.environment().put("ERL_LIBS", libraries());
        erlang.environment().put("ERL_INETRC", home.resolve("inetrc").toString());
        erlang.environment().put("EJABBERD_CONFIG_PATH", home.resolve("ejabberd.yml").toString());
        erlang.environment().put("EJABBERD_LOG_PATH", home.resolve("ejabberd.log").toString());
        erlang.environment().put("HOME", home.toString());
        return Peer.start(erlang, home.resolve("output"), ADDRESS, ports);
    }

    /** Where Debian keeps the libraries of Erlang for this kind of machine. */
    private static String libraries() {
        try (Stream<Path> found = Files.find(LIBRARIES, 2, (path, kind) -> path.getFileName().toString().startsWith("ejabberd-"))) {
            return found.findFirst().map(path -> String.valueOf(path.getParent())).orElse(LIBRARIES.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an account and connects. */
    TestClient join(String user) {
        try (TestClient newcomer = client()) {
            newcomer.openStream();
            newcomer.secure();
            newcomer.register(user, PASSWORD);
        }
        return again(user);
    }

    /** Connects somebody who has an account. */
    TestClient again(String user) {
        return Parley.logIn(TcpWire.connect(new InetSocketAddress(ADDRESS, clients), DOMAIN), DOMAIN, user, PASSWORD);
    }

    private TestClient client() {
        return new TestClient(TcpWire.connect(new InetSocketAddress(ADDRESS, clients), DOMAIN), DOMAIN, PATIENCE);
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
