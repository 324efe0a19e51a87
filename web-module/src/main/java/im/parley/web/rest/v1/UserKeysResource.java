package im.parley.web.rest.v1;

import im.parley.server.admin.AccountKeys;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
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
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** What an account can be logged in to with besides its password. */
@Path("")
@Dependent
@Produces("application/json")
public class UserKeysResource {
    private static final int PASSWORD_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    AccountKeys keys;

    @Inject
    Caller caller;

    /** A client with a token. */
    public record Device(String id, Instant lastUsed, Instant expires) {}

    /** The name of an application password. */
    public record Id(String id) {}

    /** An application password, shown this once. */
    public record AppPassword(String id, String password) {
        @Override
        public String toString() {
            return "AppPassword[" + id + ']';
        }
    }

    /** The clients that may log in with a token. */
    @GET
    @Path("users/{jid}/devices")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Items<Device> devices(@PathParam("jid") String jid) {
        return Items.all(keys.devices(caller.actor(), Asked.account("jid", jid)).stream()
                .map(device -> new Device(device.id().toString(), device.seen(), device.expires()))
                .toList());
    }

    /** Takes the tokens of a client away. */
    @DELETE
    @Path("users/{jid}/devices/{id}")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Response revoke(@PathParam("jid") String jid, @PathParam("id") String id) {
        Jid account = Asked.account("jid", jid);
        keys.devices(caller.actor(), account);
        keys.removeDevice(caller.actor(), account, uuid(id));
        return Response.noContent().build();
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw new Refused(Problem.of(404, "there is no such client"));
        }
    }

    /** The names of the application passwords. */
    @GET
    @Path("users/{jid}/app-passwords")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Items<Id> appPasswords(@PathParam("jid") String jid) {
        return Items.all(keys.passwords(caller.actor(), Asked.account("jid", jid)).stream().map(Id::new).toList());
    }

    /** Makes an application password. */
    @POST
    @Path("users/{jid}/app-passwords")
    @Consumes(Json.ONLY)
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Response create(@PathParam("jid") String jid, Id wanted) {
        Jid account = Asked.account("jid", jid);
        List<String> present = keys.passwords(caller.actor(), account);
        if (present.contains(wanted.id())) {
            throw new Refused(Problem.of(409, "there is an application password '" + wanted.id() + "'"));
        }
        String password = password();
        keys.addPassword(caller.actor(), account, wanted.id(), password);
        return Response.status(201).entity(new AppPassword(wanted.id(), password)).build();
    }

    private static String password() {
        byte[] random = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Takes an application password away. */
    @DELETE
    @Path("users/{jid}/app-passwords/{id}")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Response delete(@PathParam("jid") String jid, @PathParam("id") String id) {
        keys.removePassword(caller.actor(), Asked.account("jid", jid), id);
        return Response.noContent().build();
    }
}
