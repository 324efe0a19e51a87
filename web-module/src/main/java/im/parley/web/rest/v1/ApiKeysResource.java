package im.parley.web.rest.v1;

import im.parley.server.admin.access.ApiKeys;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys for programs. */
@Path("")
@Dependent
@Produces("application/json")
public class ApiKeysResource {
    @Inject
    ApiKeys keys;

    @Inject
    Caller caller;

    /** A key, without the key. */
    public record View(
            String id,
            String name,
            String role,
            List<String> domains,
            Instant created,
            String createdBy,
            Optional<Instant> expires,
            Optional<Instant> lastUsed) {
        static View of(ApiKeys.View key) {
            return new View(
                    key.id(),
                    key.name(),
                    (key.domains().isEmpty() ? Role.INSTALLATION_ADMIN : Role.DOMAIN_ADMIN).word(),
                    key.domains().stream().sorted().toList(),
                    key.created(),
                    key.createdBy(),
                    key.expires(),
                    key.used());
        }
    }

    /** A key that is to be made. */
    public record Wanted(String name, String role, Optional<List<String>> domains, Optional<Instant> expires) {}

    /** All keys. */
    @GET
    @Path("api-keys")
    @Needs(Role.INSTALLATION_ADMIN)
    public Items<View> list() {
        return Items.all(keys.list(caller.actor()).stream().map(View::of).toList());
    }

    /** Makes one, which is shown this once. */
    @POST
    @Path("api-keys")
    @Consumes(Json.ONLY)
    @Needs(Role.INSTALLATION_ADMIN)
    public Response create(Wanted wanted) {
        Set<String> domains = wanted.domains().orElse(List.of()).stream()
                .map(name -> Asked.domain("domains", name))
                .collect(Collectors.toUnmodifiableSet());
        boolean limited = switch (wanted.role()) {
            case "domain-admin" -> true;
            case "installation-admin" -> false;
            default -> throw Asked.wrong("role", "a key has the role domain-admin or installation-admin");
        };
        if (limited == domains.isEmpty()) {
            throw Asked.wrong("domains", "a domain-admin has domains, an installation-admin has none in particular");
        }
        return Response.status(201)
                .entity(keys.create(caller.actor(), wanted.name(), domains, wanted.expires()))
                .build();
    }

    /** Makes one worthless. */
    @DELETE
    @Path("api-keys/{id}")
    @Needs(Role.INSTALLATION_ADMIN)
    public Response revoke(@PathParam("id") String id) {
        keys.revoke(caller.actor(), id);
        return Response.noContent().build();
    }
}
