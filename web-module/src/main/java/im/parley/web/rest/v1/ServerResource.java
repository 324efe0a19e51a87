package im.parley.web.rest.v1;

import im.parley.server.admin.system.Certificates;
import im.parley.server.admin.system.ServerViews;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The server itself. */
@Path("")
@Dependent
@Produces("application/json")
public class ServerResource {
    @Inject
    ServerViews views;

    @Inject
    Certificates certificates;

    @Inject
    Caller caller;

    /** The running server. */
    public record Server(
            String name,
            String version,
            Instant started,
            long uptime,
            String java,
            String system,
            int processors,
            long heapUsed,
            long heapMax,
            int domains,
            int sessions) {}

    /** What a feature implements. */
    public record Feature(String name, List<Specification> specs) {
        static Feature of(ServerViews.Feature feature) {
            return new Feature(
                    feature.name(),
                    feature.references().stream()
                            .map(known -> new Specification(
                                    known.document(),
                                    Optional.of(known.version()).filter(version -> !version.isEmpty())))
                            .toList());
        }
    }

    /** A specification. */
    public record Specification(String id, Optional<String> version) {}

    /** A port. */
    public record Listener(String name, List<String> addresses, int port, String tls) {
        static Listener of(ServerViews.Listener listener) {
            return new Listener(
                    listener.name(),
                    listener.interfaces(),
                    listener.port(),
                    Asked.word(listener.tls()));
        }
    }

    /** A value of the configuration. */
    public record Value(List<String> path, String value, String origin, boolean byDefault) {
        static Value of(ServerViews.Value value) {
            return new Value(value.path(), value.value(), value.origin(), value.byDefault());
        }
    }

    /** A certificate with its key. */
    public record Pem(String pem) {
        @Override
        public String toString() {
            return "Pem[]";
        }
    }

    /** What it is. */
    @GET
    @Path("server")
    @Needs(Role.DOMAIN_ADMIN)
    public Server server() {
        ServerViews.Overview now = views.overview(caller.actor());
        return new Server(
                now.name(),
                now.version(),
                now.started(),
                now.uptime().toSeconds(),
                now.machine().java(),
                now.machine().system(),
                now.machine().processors(),
                now.machine().heapUsed(),
                now.machine().heapMax(),
                now.domains(),
                now.sessions());
    }

    /** What it implements. */
    @GET
    @Path("features")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Feature> features() {
        return Items.all(views.features(caller.actor()).stream().map(Feature::of).toList());
    }

    /** Where it listens. */
    @GET
    @Path("listeners")
    @Needs(Role.INSTALLATION_ADMIN)
    public Items<Listener> listeners() {
        return Items.all(views.listeners(caller.actor()).stream().map(Listener::of).toList());
    }

    /** How it is configured. */
    @GET
    @Path("config")
    @Needs(Role.INSTALLATION_ADMIN)
    public Items<Value> config() {
        return Items.all(views.configuration(caller.actor()).stream().map(Value::of).toList());
    }

    /** The certificates. */
    @GET
    @Path("certificates")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Certificates.View> certificates() {
        return Items.all(certificates.list(caller.actor()));
    }

    /** That of a domain. */
    @GET
    @Path("certificates/{domain}")
    @Needs(Role.DOMAIN_ADMIN)
    public Certificates.View certificate(@PathParam("domain") String domain) {
        return certificates.get(caller.actor(), Asked.domain("domain", domain));
    }

    /** Another one for a domain. */
    @PUT
    @Path("certificates/{domain}")
    @Consumes(Json.ONLY)
    @Needs(Role.DOMAIN_ADMIN)
    public Certificates.View upload(@PathParam("domain") String domain, Pem pem) {
        return certificates.install(caller.actor(), Asked.domain("domain", domain), pem.pem());
    }
}
