package im.parley.test.container;

import im.parley.test.client.TcpWire;
import im.parley.test.client.TestClient;
import im.parley.test.client.Wire;
import im.parley.test.container.OwnServer;
import im.parley.test.container.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server of a test's own: the provisioned one in a process of its own, started by the {@code parley} script as an
 * administrator starts it, with a home and ports of its own. It can be stopped, killed, and started again on the same
 * home. The home stays below {@code target}, until the next run, for those who want to read the log.
 */
public final class OwnServer implements AutoCloseable {
    public static final String DOMAIN = "parley.test";
    private static final int CLIENT_PORT = 5222;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String JAVA_OPTIONS = "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path home;
    private final int offset;
    private final Map<String, String> environment;
    private ServerProcess process;

    private OwnServer(Path home, int offset, Map<String, String> environment) {
        this.home = home;
        this.offset = offset;
        this.environment = environment;
        this.process = run();
    }

    /** Starts a server that has a configuration, and returns when clients can connect. */
    public static OwnServer start(String name, String configuration) {
        return start(name, configuration, Map.of());
    }

    /** The same with more in its environment. */
    public static OwnServer start(String name, String configuration, Map<String, String> environment) {
        OwnServer server = new OwnServer(newHome(name, configuration), FreePorts.offset(), environment);
        server.process.awaitReady();
        return server;
    }

    /** Starts a server that may not come up, and does not wait for it. */
    public static OwnServer attempt(String name, int offset, String configuration) {
        return new OwnServer(newHome(name, configuration), offset, Map.of());
    }

    /** The home of the last run with that name makes room. */
    private static Path newHome(String name, String configuration) {
        try {
            Path home = Path.of(System.getProperty("parley.test.work"), "own-servers", name).toAbsolutePath();
            delete(home);
            Files.createDirectories(home.resolve("etc"));
            Files.writeString(home.resolve("etc/config.tdsl"), configuration);
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private ServerProcess run() {
        ProcessBuilder script = new ProcessBuilder(
                        script().toString(), "run", "--no-build", "--port-offset", Integer.toString(offset))
                .redirectErrorStream(true);
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        script.environment().put("JAVA_OPTS", JAVA_OPTIONS);
        script.environment().putAll(environment);
        script.environment().put("PARLEY_HOME", home.toString());
        return ServerProcess.start(script, home.resolve("server/pid"));
    }

    /** The script stands beside the module that provisions the server: {@code ear/target/server}. */
    private static Path script() {
        Path server = Path.of(System.getProperty("parley.test.server")).toAbsolutePath().normalize();
        return server.resolve("../../../parley").normalize();
    }

    /** The process of the last start. */
    public ServerProcess process() {
        return process;
    }

    /** The port that is {@code standard} in an installation. */
    public int port(int standard) {
        return standard + offset;
    }

    /** Where clients connect. */
    public InetSocketAddress address() {
        return address(CLIENT_PORT);
    }

    /** Where the port listens that is {@code standard} in an installation. */
    public InetSocketAddress address(int standard) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port(standard));
    }

    /** A client that is connected, no more. */
    public TestClient connect() {
        return client(wire());
    }

    /** A connection to the port where TLS is started by the client. */
    public Wire wire() {
        return TcpWire.connect(address(), DOMAIN);
    }

    public TestClient client(Wire wire) {
        return new TestClient(wire, DOMAIN, PATIENCE);
    }

    public Path home() {
        return home;
    }

    /** What the log file has so far. */
    public String log() {
        try {
            return Files.readString(home.resolve("log/server.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL to the server itself; returns when it is gone. */
    public void kill() {
        process.kill();
    }

    /** Starts again on the same home after the last process has ended. */
    public void startAgain() {
        process = run();
        process.awaitReady();
    }

    /** Ends gracefully and starts again. */
    public void restart() {
        process.stop();
        startAgain();
    }

    @Override
    public void close() {
        process.stop();
    }
}
