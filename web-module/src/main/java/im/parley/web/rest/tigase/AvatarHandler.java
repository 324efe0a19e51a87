package im.parley.web.rest.tigase;

import im.parley.server.admin.data.Avatars;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Bodies;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.KeyInAddress;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Pictures;
import im.parley.web.rest.http.Role;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The pictures of users. */
@Path("avatar")
@Dependent
@KeyInAddress
public class AvatarHandler {
    @Inject
    Avatars avatars;

    @Inject
    Caller caller;

    /** The picture of an account; where it was published makes no difference, for each place leads to the other. */
    @GET
    @Path("{jid: [^/]+}{source: (/avatar|/vcard4|/vcard-temp)?}")
    @Needs(Role.USER)
    public Response get(@PathParam("jid") String jid, @Context Request request) {
        return Pictures.answer(avatars.find(Asked.account("jid", jid)), request);
    }

    /** Another picture. What it is its bytes say. */
    @PUT
    @Path("{jid: [^/]+}")
    @Consumes({"image/*", "application/octet-stream"})
    @Produces({"application/json", "application/xml", "text/xml"})
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Document put(@PathParam("jid") String jid, InputStream body) throws IOException {
        Jid account = Asked.account("jid", jid);
        avatars.publish(caller.actor(), account, Bodies.read(body, avatars.mostBytes(), "a picture"));
        return new Document("user", Map.of("jid", account.toString()));
    }
}
