package im.parley.web.rest.v1;

import im.parley.server.admin.ComponentView;
import im.parley.server.admin.ComponentsAdmin;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import im.parley.web.rest.http.Versions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** External components. */
@Path("")
@Dependent
@Produces("application/json")
public class ComponentsResource {
    @Inject
    ComponentsAdmin components;

    @Inject
    Caller caller;

    /** A component; the secret is there only when it was made for a new one. */
    public record Component(
            String domain,
            boolean configured,
            boolean connected,
            Settings settings,
            List<ComponentView.Connection> connections,
            long sent,
            List<String> troubles,
            Optional<String> secret) {}

    /** What is set; what is not there stays as it is, or is as usual. */
    public record Settings(
            Optional<String> type,
            Optional<Integer> port,
            Optional<List<String>> remote,
            Optional<String> protocol,
            Optional<String> socket,
            Optional<String> loadBalancer,
            Optional<List<String>> routings,
            Optional<List<String>> privileges,
            Optional<List<String>> delegations) {

        static Settings of(Map<String, List<String>> said) {
            return new Settings(
                    one(said, "type"),
                    one(said, "port").map(Integer::valueOf),
                    Optional.of(said.getOrDefault("remote", List.of())),
                    one(said, "protocol"),
                    one(said, "socket"),
                    one(said, "load-balancer"),
                    Optional.of(said.getOrDefault("routings", List.of())),
                    Optional.of(said.getOrDefault("privileges", List.of())),
                    Optional.of(said.getOrDefault("delegations", List.of())));
        }

        private static Optional<String> one(Map<String, List<String>> said, String key) {
            return said.getOrDefault(key, List.of()).stream().findFirst();
        }

        Map<String, List<String>> said() {
            Map<String, List<String>> said = new LinkedHashMap<>();
            type.ifPresent(value -> said.put("type", List.of(value)));
            port.ifPresent(value -> said.put("port", List.of(Integer.toString(value))));
            remote.ifPresent(values -> said.put("remote", values));
            protocol.ifPresent(value -> said.put("protocol", List.of(value)));
            socket.ifPresent(value -> said.put("socket", List.of(value)));
            loadBalancer.ifPresent(value -> said.put("load-balancer", List.of(value)));
            routings.ifPresent(values -> said.put("routings", values));
            privileges.ifPresent(values -> said.put("privileges", values));
            delegations.ifPresent(values -> said.put("delegations", values));
            return said;
        }
    }

    /** A component that is to be set up. */
    public record NewComponent(String domain, Optional<String> secret, Optional<Settings> settings) {}

    /** Other settings. */
    public record ComponentChange(Optional<String> secret, Optional<Settings> settings) {}

    private static Component shown(ComponentView view, Optional<String> secret) {
        return new Component(
                view.domain(),
                view.configured(),
                !view.connections().isEmpty(),
                Settings.of(view.settings()),
                view.connections(),
                view.sent(),
                view.troubles(),
                secret);
    }

    private static EntityTag version(ComponentView view) {
        return Versions.of(new TreeMap<>(view.settings()));
    }

    private static Response answer(Response.ResponseBuilder answer, ComponentView view, Optional<String> secret) {
        return answer.entity(shown(view, secret)).tag(version(view)).build();
    }

    private static Map<String, List<String>> said(Optional<Settings> settings, Optional<String> secret) {
        Map<String, List<String>> said = settings.map(Settings::said).orElseGet(LinkedHashMap::new);
        secret.ifPresent(text -> said.put("secret", List.of(text)));
        return said;
    }

    /** All components. */
    @GET
    @Path("components")
    @Needs(Role.INSTALLATION_ADMIN)
    public Items<Component> list() {
        return Items.all(components.list(caller.actor()).stream()
                .map(view -> shown(view, Optional.empty()))
                .toList());
    }

    /** Sets one up. */
    @POST
    @Path("components")
    @Consumes(Json.ONLY)
    @Needs(Role.INSTALLATION_ADMIN)
    public Response create(NewComponent wanted) {
        ComponentsAdmin.Added added =
                components.add(caller.actor(), wanted.domain(), said(wanted.settings(), wanted.secret()));
        ComponentView view = added.component();
        return answer(
                Response.status(201).location(UriBuilder.fromPath("components/{domain}").build(view.domain())),
                view,
                added.secret());
    }

    /** One. */
    @GET
    @Path("components/{domain}")
    @Needs(Role.INSTALLATION_ADMIN)
    public Response get(@PathParam("domain") String domain) {
        return answer(
                Response.ok(), components.get(caller.actor(), Asked.domain("domain", domain)), Optional.empty());
    }

    /** Changes what is set. */
    @PATCH
    @Path("components/{domain}")
    @Consumes({Json.ONLY, Json.PATCH})
    @Needs(Role.INSTALLATION_ADMIN)
    public Response update(
            @PathParam("domain") String domain,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ComponentChange change) {
        String name = Asked.domain("domain", domain);
        return Versions.change(
                Optional.ofNullable(ifMatch),
                name,
                () -> version(components.get(caller.actor(), name)),
                () -> answer(
                        Response.ok(),
                        components.update(caller.actor(), name, said(change.settings(), change.secret())),
                        Optional.empty()));
    }

    /** Removes one. */
    @DELETE
    @Path("components/{domain}")
    @Needs(Role.INSTALLATION_ADMIN)
    public Response delete(@PathParam("domain") String domain) {
        components.remove(caller.actor(), Asked.domain("domain", domain));
        return Response.noContent().build();
    }

    /** Ends its connections. */
    @DELETE
    @Path("components/{domain}/connections")
    @Needs(Role.INSTALLATION_ADMIN)
    public Count disconnect(@PathParam("domain") String domain) {
        return new Count(components.disconnect(caller.actor(), Asked.domain("domain", domain)));
    }
}
