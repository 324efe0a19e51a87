package im.parley.test.bench.load;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** A bare web server on Undertow, in a process of its own: gives files by its resource handler, and takes any. */
final class PlainHttp implements AutoCloseable {
    private static final String HEAP = "-Xmx1g";

    private final Process process;
    private final int port;

    private PlainHttp(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * The child.
     *
     * @param line the directory of its files
     */
    public static void main(String[] line) {
        Path files = Path.of(line[0]);
        BlockingHandler taking = new BlockingHandler(exchange -> take(exchange, files));
        var giving = Handlers.resource(PathResourceManager.builder().setBase(files).build());
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setHandler(exchange -> {
                    if (exchange.getRequestMethod().equals(Methods.PUT)) {
                        taking.handleRequest(exchange);
                    } else {
                        giving.handleRequest(exchange);
                    }
                })
                .build();
        server.start();
        System.out.println(((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort());
    }

    private static void take(HttpServerExchange exchange, Path files) throws IOException {
        Path file = files.resolve(exchange.getRelativePath().substring(1));
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            exchange.getInputStream().transferTo(out);
            out.getFD().sync(); // what was answered is there after a crash, as with Parley
        }
        exchange.setStatusCode(StatusCodes.CREATED);
    }

    static PlainHttp start(Path files) {
        try {
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    HEAP, "-cp", System.getProperty("java.class.path"), PlainHttp.class.getName(), files.toString());
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String port = process.inputReader().readLine();
            if (port == null) {
                process.destroy();
                throw new BadArgument("the plain web server does not start");
            }
            return new PlainHttp(process, Integer.parseInt(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
