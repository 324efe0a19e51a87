package im.parley.web.rest.v1;

import im.parley.server.admin.data.Blocked;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom an account blocks. */
@Path("")
@Dependent
@Produces("application/json")
public class BlocklistResource {
    @Inject
    Blocked blocked;

    @Inject
    Caller caller;

    /** An address. */
    public record Address(String address) {}

    /** The addresses. */
    @GET
    @Path("users/{jid}/blocklist")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Items<String> list(@PathParam("jid") String jid) {
        return shown(blocked.list(caller.actor(), Asked.account("jid", jid)));
    }

    private static Items<String> shown(List<Jid> addresses) {
        return Items.all(addresses.stream().map(Jid::toString).toList());
    }

    /** Blocks one more. */
    @POST
    @Path("users/{jid}/blocklist")
    @Consumes(Json.ONLY)
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Items<String> block(@PathParam("jid") String jid, Address wanted) {
        Jid address = Asked.jid("address", wanted.address());
        return shown(blocked.block(caller.actor(), Asked.account("jid", jid), address));
    }

    /** Unblocks one, or all. */
    @DELETE
    @Path("users/{jid}/blocklist")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Items<String> unblock(
            @PathParam("jid") String jid, @QueryParam("address") @Nullable String address) {
        return shown(blocked.unblock(
                caller.actor(),
                Asked.account("jid", jid),
                Asked.text("address", address).map(text -> Asked.jid("address", text))));
    }
}
