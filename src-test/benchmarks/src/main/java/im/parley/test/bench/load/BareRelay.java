package im.parley.test.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A relay that does nothing else: {@code relay/splice.c} where there is a C compiler, and else socat. */
final class BareRelay implements AutoCloseable {
    private static final int ATTEMPTS = 200;
    private static final long PAUSE_MILLIS = 25;

    private final String name;
    private final ServerSocketChannel sink;
    private final int port;
    private final Process process;

    private BareRelay(String name, ServerSocketChannel sink, int port, Process process) {
        this.name = name;
        this.sink = sink;
        this.port = port;
        this.process = process;
    }

    /** Starts one; nothing when this machine has neither. */
    static Optional<BareRelay> start() {
        try {
            ServerSocketChannel sink = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
            int target = ((InetSocketAddress) sink.getLocalAddress()).getPort();
            int port = freePort();
            Optional<Path> compiled = compiled();
            List<String> command = compiled.isPresent()
                    ? List.of(compiled.get().toString(), Integer.toString(port), Integer.toString(target))
                    : List.of(
                            "socat", "-b262144", "TCP-LISTEN:" + port + ",bind=127.0.0.1,reuseaddr,fork,backlog=1000",
                            "TCP:127.0.0.1:" + target);
            Process process = new ProcessBuilder(command).inheritIO().start();
            return Optional.of(new BareRelay(compiled.isPresent() ? "splice loop in C" : "socat", sink, port, process));
        } catch (IOException neither) {
            return Optional.empty();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    private static Optional<Path> compiled() throws IOException {
        Path source = Path.of("src-test", "benchmarks", "relay", "splice.c");
        if (!Files.exists(source)) {
            return Optional.empty();
        }
        Path binary = Files.createDirectories(Path.of("src-test", "benchmarks", "target")).resolve("splice");
        try {
            Process compiler = new ProcessBuilder("cc", "-O2", "-o", binary.toString(), source.toString(), "-lpthread")
                    .inheritIO()
                    .start();
            return compiler.waitFor(1, TimeUnit.MINUTES) && compiler.exitValue() == 0
                    ? Optional.of(binary.toAbsolutePath())
                    : Optional.empty();
        } catch (IOException noCompiler) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadArgument("interrupted");
        }
    }

    String name() {
        return name;
    }

    /** Adds a connection through the relay. */
    void connect(Streams streams) {
        try {
            SocketChannel sender = patient();
            streams.add(sender, sink.accept());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The relay may just be starting. */
    private SocketChannel patient() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Streams.connect(port);
            } catch (IOException notYet) {
                if (attempt == ATTEMPTS) {
                    throw notYet;
                }
                Cpu.rest(PAUSE_MILLIS / 1e3);
            }
        }
    }

    /** What it and its children have used of the processors. */
    long cpuNanos() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .mapToLong(one -> new ServerProcess(one.pid()).cpuNanos())
                .sum();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            sink.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
