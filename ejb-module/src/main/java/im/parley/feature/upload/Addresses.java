package im.parley.feature.upload;

import im.parley.server.config.WebOptions;
import im.parley.server.spi.Options;
import im.parley.server.spi.option.UploadOptions;
import im.parley.store.upload.Upload;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of files, as the configuration wants them. */
final class Addresses {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int WEB_SERVER = 8080;
    private static final String PORT_OFFSET = "jboss.socket.binding.port-offset";

    private final UploadOptions.Logic logic;
    private final WebOptions web;

    Addresses(Options options) {
        logic = options.of(UploadOptions.class).logic();
        web = options.of(WebOptions.class);
    }

    String upload(Upload upload) {
        return fill(logic.uploadFormat(), upload);
    }

    String download(Upload upload) {
        return fill(logic.downloadFormat(), upload);
    }

    private String fill(String format, Upload upload) {
        String protocol = protocol();
        int port = port(protocol);
        boolean usual = port == (protocol.equals("https") ? HTTPS : HTTP);
        return format.replace("{proto}", protocol)
                .replace(":{port}", usual ? "" : ":" + port)
                .replace("{port}", Integer.toString(port))
                .replace("{serverName}", host(upload))
                .replace("{userJid}", escaped(upload.owner().toString()))
                .replace("{slotId}", upload.id())
                .replace("{filename}", escaped(upload.name()));
    }

    private String protocol() {
        return logic.protocol()
                .or(() -> web.publicUrl().map(url -> URI.create(url).getScheme()))
                .orElse("http");
    }

    private int port(String protocol) {
        int standard = protocol.equals("https") ? HTTPS : HTTP;
        return logic.port()
                .or(() -> web.publicUrl().map(url -> {
                    int port = URI.create(url).getPort();
                    return port < 0 ? standard : port;
                }))
                .orElseGet(() -> WEB_SERVER + Integer.getInteger(PORT_OFFSET, 0));
    }

    private String host(Upload upload) {
        return logic.serverName()
                .or(() -> web.publicUrl().map(url -> URI.create(url).getHost()))
                .orElse(upload.owner().domain());
    }

    /** RFC 3986 section 2.1; a form's encoding would have a plus sign for a space. */
    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
