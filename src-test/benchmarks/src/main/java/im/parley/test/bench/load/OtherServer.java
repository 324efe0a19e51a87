package im.parley.test.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another XMPP server, as Debian packages it, in a process of its own, set up for the same load, without an archive. */
final class OtherServer implements AutoCloseable {
    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final String OUTPUT = "output";
    private static final double START_SECONDS = 30;
    private static final double LOOK_AGAIN_SECONDS = 0.1;
    private static final int STOP_SECONDS = 10;

    private final Process process;
    private final Path home;
    private final int port;

    private OtherServer(Process process, Path home, int port) {
        this.process = process;
        this.home = home;
        this.port = port;
    }

    /** Which servers there are to compare with. */
    enum Kind {
        /** Written in Lua; one thread. */
        PROSODY("/usr/bin/prosody") {
            @Override
            ProcessBuilder program(Path home, int port, String domain) throws IOException {
                Path configuration = Files.writeString(home.resolve("prosody.cfg.lua"), """
                        run_as_root = true
                        daemonize = false
                        pidfile = "%1$s/prosody.pid"
                        data_path = "%1$s/data"
                        log = { warn = "%1$s/log" }
                        interfaces = { "127.0.0.1" }
                        c2s_ports = { %2$d }
                        c2s_direct_tls_ports = {}
                        modules_enabled = { "roster", "saslauth", "disco", "ping", "smacks", "presence", "register", "carbons",
                            "pep", "offline", "csi_simple" }
                        modules_disabled = { "s2s", "tls" }
                        allow_registration = true
                        c2s_require_encryption = false
                        authentication = "internal_hashed"
                        storage = "internal"
                        VirtualHost "%3$s"
                        Component "muc.%3$s" "muc"
                            restrict_room_creation = false
                        """.formatted(home, port, domain));
                return new ProcessBuilder(executable(), "--config", configuration.toString(), "-F");
            }
        },
        /** Written in Erlang; as many threads as processors. */
        EJABBERD("/usr/sbin/ejabberdctl") {
            @Override
            ProcessBuilder program(Path home, int port, String domain) throws IOException {
                Path configuration = Files.writeString(home.resolve("ejabberd.yml"), """
                        hosts: [ "%2$s" ]
                        loglevel: warning
                        auth_method: internal
                        auth_password_format: scram
                        registration_timeout: infinity
                        listen:
                          - { port: %1$d, ip: "127.0.0.1", module: ejabberd_c2s, max_stanza_size: 262144 }
                        modules:
                          mod_roster: {}
                          mod_disco: {}
                          mod_ping: {}
                          mod_caps: {}
                          mod_carboncopy: {}
                          mod_client_state: {}
                          mod_offline: {}
                          mod_pubsub: { plugins: [ flat, pep ] }
                          mod_stream_mgmt: {}
                          mod_muc: { host: "muc.%2$s" }
                          mod_register: { access: all, ip_access: all }
                        """.formatted(port, domain));
                ProcessBuilder erlang = new ProcessBuilder(
                        "erl", "-noinput", "+K", "true", "+P", "250000", "-mnesia", "dir", "\"" + home + "/spool\"", "-s", "ejabberd");
                erlang.environment().put("ERL_LIBS", erlangLibraries().toString());
                erlang.environment().put("EJABBERD_CONFIG_PATH", configuration.toString());
                erlang.environment().put("EJABBERD_LOG_PATH", home.resolve("log").toString());
                erlang.environment().put("HOME", home.toString());
                return erlang;
            }
        };

        private final String executable;

        Kind(String executable) {
            this.executable = executable;
        }

        String executable() {
            return executable;
        }

        boolean installed() {
            return Files.isExecutable(Path.of(executable));
        }

        abstract ProcessBuilder program(Path home, int port, String domain) throws IOException;
    }

    /**
     * Starts one and waits until it listens.
     *
     * @throws BadArgument when it does not start
     */
    static OtherServer start(Kind kind, String domain) {
        try {
            Path home = Files.createTempDirectory("load");
            int port = freePort();
            Process process = kind.program(home, port, domain)
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve(OUTPUT).toFile())
                    .start();
            OtherServer server = new OtherServer(process, home, port);
            server.await(kind);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(Kind kind) {
        for (double waited = 0; waited < START_SECONDS && process.isAlive(); waited += LOOK_AGAIN_SECONDS) {
            if (PortOwner.find(port).isPresent()) {
                return;
            }
            Cpu.rest(LOOK_AGAIN_SECONDS);
        }
        String said = said();
        close();
        throw new BadArgument(kind.executable() + " does not listen on port " + port + "; it said: " + said);
    }

    private String said() {
        try {
            return Files.readString(home.resolve(OUTPUT)).strip();
        } catch (IOException e) {
            return "nothing that can be read";
        }
    }

    int port() {
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** Where Debian keeps the libraries of Erlang for this kind of machine. */
    private static Path erlangLibraries() throws IOException {
        try (Stream<Path> found = Files.find(LIBRARIES, 2, (path, kind) -> String.valueOf(path.getFileName()).startsWith("ejabberd-"))) {
            return found.findFirst().map(Path::getParent).orElse(LIBRARIES);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> left = Files.walk(home)) {
            for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
