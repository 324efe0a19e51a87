package im.parley.server.boot;

import im.parley.server.spi.About;
import im.parley.server.spi.Domains;
import im.parley.store.vhost.Vhost;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an administrator sees once clients can connect. */
final class Banner {
    private Banner() {}

    static String text(
            About about,
            Domains domains,
            List<InetSocketAddress> bound,
            Path home,
            String web,
            Optional<String> invitation) {
        String served = domains.all().stream().map(Vhost::domain).collect(Collectors.joining(", "));
        String ports = bound.stream()
                .map(address -> Integer.toString(address.getPort()))
                .distinct()
                .collect(Collectors.joining(", "));
        return """

                %s %s is ready.
                  Domains   %s
                  Clients   port %s
                %s
                  Accounts  %s
                  Data      %s
                  Log       %s
                %s""".formatted(
                        about.name(),
                        about.version(),
                        served,
                        ports,
                        web,
                        firstAccount(domains),
                        home.resolve("db"),
                        home.resolve("log"),
                        invitation.map(Banner::setup).orElse(""))
                .stripTrailing();
    }

    /** The token stands behind '#', which browsers keep to themselves. */
    private static String setup(String token) {
        int port = Integer.getInteger("jboss.http.port", 8080)
                + Integer.getInteger("jboss.socket.binding.port-offset", 0);
        return """
                  Set-up    http://localhost:%d/setup/#%s
                            (there is no administrator yet; this address is good until there is one)
                """.formatted(port, token);
    }

    private static String firstAccount(Domains domains) {
        String domain = domains.defaultDomain();
        return domains.find(domain).map(Vhost::registration).orElse(false)
                ? "choose \"create account\" in your client, with an address like you@" + domain
                : "registration is off for " + domain + " (vhost-register-enabled)";
    }
}
