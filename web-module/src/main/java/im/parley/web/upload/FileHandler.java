package im.parley.web.upload;

import im.parley.server.admin.Uploads;
import im.parley.server.admin.Uploads.FileView;
import im.parley.web.listen.WholeApplication;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.Protocols;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives whole files of the disk before the servlets do: the system carries their bytes from its cache to the socket
 * (docs/adr/0032). Whatever else is asked for is left to {@link UploadServlet}, which knows everything.
 */
final class FileHandler implements WholeApplication.Folder {
    private final Uploads uploads;

    FileHandler(Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public void handle(HttpServerExchange exchange, HttpHandler rest) throws Exception {
        if (isSimple(exchange)) {
            exchange.dispatch(() -> find(exchange, rest));
        } else {
            rest.handleRequest(exchange);
        }
    }

    /** Over TLS and HTTP/2 the bytes have to be touched anyway. */
    private static boolean isSimple(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        return exchange.getRequestMethod().equals(Methods.GET)
                && exchange.getProtocol().equals(Protocols.HTTP_1_1)
                && exchange.getConnection().getSslSessionInfo() == null
                && !exchange.isHostIncludedInRequestURI()
                && !headers.contains(io.undertow.util.Headers.RANGE)
                && !headers.contains(io.undertow.util.Headers.IF_NONE_MATCH);
    }

    /** On a thread of the worker: the database is asked, and the file is opened. */
    private void find(HttpServerExchange exchange, HttpHandler rest) {
        Optional<FileView> file = Place.of(exchange.getRequestURI()).flatMap(place -> uploads.find(place.id(), place.name()));
        FileChannel channel = file.map(this::channel).orElse(null);
        if (channel == null) {
            Connectors.executeRootHandler(rest, exchange);
        } else {
            send(file.get(), channel, exchange);
        }
    }

    private @Nullable FileChannel channel(FileView file) {
        try {
            return uploads.openOnDisk(file).orElse(null);
        } catch (IOException broken) {
            return null; // the servlet will meet it, too, and says so
        }
    }

    private static void send(FileView file, FileChannel channel, HttpServerExchange exchange) {
        Headers.Answer answer = (name, value) -> {
            if (value != null) {
                exchange.getResponseHeaders().put(HttpString.tryFromString(name), value);
            }
        };
        Headers.always(answer);
        Headers.of(file, answer);
        exchange.setResponseContentLength(file.size());
        WholeFile.send(channel, file.size(), exchange);
    }
}
