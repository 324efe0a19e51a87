package im.parley.server.admin;

import im.parley.server.admin.setup.Setup;
import im.parley.server.spi.About;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Service;
import im.parley.store.vhost.Vhost;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What visitors of the web pages may know before they log in. */
@Singleton
public final class Reception {
    private static final String ROOMS = "muc";
    private static final String REGISTRATION = "jabber:iq:register";

    private final About about;
    private final Domains domains;
    private final Catalogue catalogue;
    private final Setup setup;

    /** For the container. */
    @Inject
    Reception(About about, Domains domains, Catalogue catalogue, Setup setup) {
        this.about = about;
        this.domains = domains;
        this.catalogue = catalogue;
        this.setup = setup;
    }

    /**
     * What is said to visitors.
     *
     * @param domain the domain that accounts of this address have
     * @param registration whether a visitor may make an account
     * @param rooms the address of the rooms; empty when there are none
     * @param setup whether the server waits to be set up
     */
    public record Welcome(
            String product, String version, String domain, boolean registration, Optional<String> rooms, boolean setup) {}

    /**
     * @param host the name that the visitor has used for this server
     */
    public Welcome welcome(String host) {
        String domain = domains.serves(host) ? host : domains.defaultDomain();
        return new Welcome(
                about.name(),
                about.version(),
                domain,
                registration(domain),
                catalogue.services().stream()
                        .map(Service::label)
                        .filter(ROOMS::equals)
                        .map(label -> label + '.' + domain)
                        .findFirst(),
                setup.open());
    }

    private boolean registration(String domain) {
        return domains.find(domain).map(Vhost::registration).orElse(false)
                && catalogue.specs().stream().anyMatch(spec -> spec.processor().equals(REGISTRATION));
    }
}
