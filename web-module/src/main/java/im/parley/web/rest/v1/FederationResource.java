package im.parley.web.rest.v1;

import im.parley.server.admin.FederationAdmin;
import im.parley.server.admin.RemoteServerView;
import im.parley.server.admin.ServerCheckView;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.Optional;

/** The connections with other servers. */
@Path("")
@Dependent
@Produces("application/json")
public class FederationResource {
    @Inject
    FederationAdmin federation;

    @Inject
    Caller caller;

    /** A server that is to be checked. */
    public record Check(String domain, Optional<String> local) {}

    /** All that there is. */
    @GET
    @Path("federation/servers")
    @Needs(Role.INSTALLATION_ADMIN)
    public Items<RemoteServerView> list() {
        return Items.all(federation.list(caller.actor()));
    }

    /** What there is with one domain. */
    @GET
    @Path("federation/servers/{domain}")
    @Needs(Role.INSTALLATION_ADMIN)
    public Items<RemoteServerView> get(@PathParam("domain") String domain) {
        return Items.all(federation.get(caller.actor(), Asked.domain("domain", domain)));
    }

    /** Ends the streams and connects anew if need be. */
    @POST
    @Path("federation/servers/{domain}/reset")
    @Needs(Role.INSTALLATION_ADMIN)
    public Count reset(@PathParam("domain") String domain) {
        return new Count(federation.reset(caller.actor(), Asked.domain("domain", domain)));
    }

    /** Tries to talk to a server. */
    @POST
    @Path("federation/checks")
    @Consumes(Json.ONLY)
    @Needs(Role.INSTALLATION_ADMIN)
    public ServerCheckView check(Check wanted) {
        return federation.check(caller.actor(), wanted.local(), wanted.domain());
    }

    /** The same for a terminal. */
    @POST
    @Path("federation/checks")
    @Consumes(Json.ONLY)
    @Produces("text/plain; charset=UTF-8")
    @Needs(Role.INSTALLATION_ADMIN)
    public String checkInWords(Check wanted) {
        return check(wanted).text();
    }
}
