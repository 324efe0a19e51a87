package im.parley.web.rest.v1;

import im.parley.server.admin.AccountViews;
import im.parley.server.admin.DomainView;
import im.parley.server.admin.DomainsAdmin;
import im.parley.server.admin.SessionsAdmin;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The served domains. */
@Path("")
@Dependent
@Produces("application/json")
public class DomainsResource {
    @Inject
    DomainsAdmin domains;

    @Inject
    AccountViews accounts;

    @Inject
    SessionsAdmin sessions;

    @Inject
    Caller caller;

    /** A domain. */
    public record Domain(
            String name,
            boolean enabled,
            boolean configured,
            boolean first,
            long users,
            int sessions,
            Map<String, Object> settings) {}

    /** A domain that is to be served. */
    public record NewDomain(String name, Optional<Map<String, Object>> settings) {}

    /** Other settings; what is not named stays as it is. */
    public record Change(Map<String, Object> settings) {}

    /** The domains that the caller administers. */
    @GET
    @Path("domains")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Domain> list() {
        return Items.all(domains.list(caller.actor()).stream().map(this::shown).toList());
    }

    private Domain shown(DomainView view) {
        return new Domain(
                view.name(),
                view.enabled(),
                view.configured(),
                view.first(),
                accounts.count(caller.actor(), view.name()),
                sessions.count(caller.actor(), view.name()),
                DomainForm.typed(view.settings()));
    }

    private static EntityTag version(DomainView view) {
        return Versions.of(new TreeMap<>(view.settings()));
    }

    private Response answer(Response.ResponseBuilder answer, DomainView view) {
        return answer.entity(shown(view)).tag(version(view)).build();
    }

    /** Serves one more. */
    @POST
    @Path("domains")
    @Consumes(Json.ONLY)
    @Needs(Role.INSTALLATION_ADMIN)
    public Response create(NewDomain wanted) {
        DomainView view = domains.add(
                caller.actor(), wanted.name(), DomainForm.texts(wanted.settings().orElse(Map.of())));
        return answer(
                Response.status(201).location(UriBuilder.fromPath("domains/{name}").build(view.name())), view);
    }

    /** A domain. */
    @GET
    @Path("domains/{domain}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response get(@PathParam("domain") String domain) {
        return answer(Response.ok(), domains.get(caller.actor(), Asked.domain("domain", domain)));
    }

    /** Changes settings. */
    @PATCH
    @Path("domains/{domain}")
    @Consumes({Json.ONLY, Json.PATCH})
    @Needs(Role.DOMAIN_ADMIN)
    public Response update(
            @PathParam("domain") String domain,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Change change) {
        String name = Asked.domain("domain", domain);
        return Versions.change(
                Optional.ofNullable(ifMatch),
                name,
                () -> version(domains.get(caller.actor(), name)),
                () -> answer(
                        Response.ok(),
                        domains.update(caller.actor(), name, DomainForm.texts(change.settings()))));
    }

    /** Serves it no more. */
    @DELETE
    @Path("domains/{domain}")
    @Needs(Role.INSTALLATION_ADMIN)
    public Response delete(@PathParam("domain") String domain) {
        domains.remove(caller.actor(), Asked.domain("domain", domain));
        return Response.noContent().build();
    }

    /** Which settings there are. */
    @GET
    @Path("forms/domain")
    @Needs(Role.DOMAIN_ADMIN)
    public DomainForm.Form form() {
        return DomainForm.form();
    }
}
