package im.parley.feature.upload;

import im.parley.server.config.WebOptions;
import im.parley.server.spi.Options;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.option.UploadOptions;
import im.parley.store.upload.Seal;
import im.parley.store.upload.Upload;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses of files: as the configuration wants them, else on the way that a web client has found to the server, else
 * with TLS at the domain of the user, as section 4 of the XEP demands.
 */
@Singleton
final class Addresses {
    private static final String PORT_OFFSET = "jboss.socket.binding.port-offset";
    /** What never leaves a machine is safe without TLS, and browsers take it for that, too. */
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final UploadOptions.Logic logic;
    private final WebOptions web;
    private final Seal seal;
    private final Sessions sessions;

    /** Where a web server is. */
    private record Base(String protocol, String host, int port) {
        private static final String HTTPS = "https";
        private static final String HTTP = "http";
        private static final int PLAIN = 8080;

        static Base of(URI address) {
            int port = address.getPort();
            return new Base(address.getScheme(), address.getHost(), port < 0 ? usual(address.getScheme()) : port);
        }

        static int usual(String protocol) {
            return protocol.equals(HTTPS) ? 443 : 80;
        }

        boolean isUsual() {
            return port == usual(protocol);
        }
    }

    @Inject
    Addresses(Options options, Seal seal, Sessions sessions) {
        this.logic = options.of(UploadOptions.class).logic();
        this.web = options.of(WebOptions.class);
        this.seal = seal;
        this.sessions = sessions;
    }

    /** Where a resource sends a file to. */
    String upload(Upload upload, Jid resource, Instant until) {
        Base base = configured(upload)
                .or(() -> origin(resource).map(Base::of))
                .orElseGet(() -> standard(upload));
        return fill(logic.uploadFormat(), upload, base) + "?until=" + until.getEpochSecond() + "&seal="
                + seal.sign(upload, until);
    }

    /** Where everybody who gets the address finds the file; so a host that is not the domain's is not good enough. */
    String download(Upload upload, Jid resource) {
        Base base = configured(upload)
                .or(() -> origin(resource)
                        .filter(origin -> within(origin.getHost(), upload.owner().domain()))
                        .map(Base::of))
                .orElseGet(() -> standard(upload));
        return fill(logic.downloadFormat(), upload, base);
    }

    private static boolean within(String host, String domain) {
        return host.equals(domain)
                || host.endsWith('.' + domain)
                || THIS_MACHINE.contains(domain) && THIS_MACHINE.contains(host);
    }

    /** Where the web server is for the browser of a resource that came over HTTP. */
    private Optional<URI> origin(Jid resource) {
        return sessions.find(resource)
                .flatMap(session -> session.facts().origin())
                .filter(origin -> origin.getScheme().equals(Base.HTTPS) || THIS_MACHINE.contains(origin.getHost()));
    }

    private Optional<Base> configured(Upload upload) {
        if (logic.protocol().isEmpty() && logic.serverName().isEmpty() && logic.port().isEmpty()) {
            return web.publicUrl().map(URI::create).map(Base::of);
        }
        Base rest = web.publicUrl().map(URI::create).map(Base::of).orElseGet(() -> standard(upload));
        String protocol = logic.protocol().orElse(rest.protocol());
        boolean plain = protocol.equals(Base.HTTP) && web.publicUrl().isEmpty();
        int other = plain ? Base.PLAIN + offset() : Base.usual(protocol);
        int port = protocol.equals(rest.protocol()) ? rest.port() : other;
        return Optional.of(new Base(protocol, logic.serverName().orElse(rest.host()), logic.port().orElse(port)));
    }

    /** WildFly shifts its ports by this much, and so does Parley. */
    private static int offset() {
        return Integer.getInteger(PORT_OFFSET, 0);
    }

    private Base standard(Upload upload) {
        String domain = upload.owner().domain();
        return web.tlsPort()
                .map(port -> new Base(Base.HTTPS, domain, port + offset()))
                .orElseGet(() -> new Base(Base.HTTP, domain, Base.PLAIN + offset()));
    }

    private static String fill(String format, Upload upload, Base base) {
        return format.replace("{proto}", base.protocol())
                .replace(":{port}", base.isUsual() ? "" : ":" + base.port())
                .replace("{port}", Integer.toString(base.port()))
                .replace("{serverName}", base.host())
                .replace("{userJid}", escaped(upload.owner().toString()))
                .replace("{slotId}", upload.id())
                .replace("{filename}", escaped(upload.name()));
    }

    /** RFC 3986 section 2.1; a form's encoding would have a plus sign for a space. */
    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
