package im.parley.web.rest.tigase;

import im.parley.server.admin.data.Avatars;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.KeyInAddress;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Pictures;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** The pictures of users. */
@Path("avatar")
@Dependent
@KeyInAddress
public class AvatarHandler {
    @Inject
    Avatars avatars;

    /** The picture of an account; where it was published makes no difference, for each place leads to the other. */
    @GET
    @Path("{jid: [^/]+}{source: (/avatar|/vcard4|/vcard-temp)?}")
    @Needs(Role.USER)
    public Response get(@PathParam("jid") String jid, @Context Request request) {
        return Pictures.answer(avatars.find(Asked.account("jid", jid)), request);
    }
}
