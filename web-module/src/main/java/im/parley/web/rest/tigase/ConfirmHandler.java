package im.parley.web.rest.tigase;

import im.parley.server.admin.mail.Confirmations;
import im.parley.web.rest.http.Client;
import im.parley.web.rest.http.KeyInAddress;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
import im.parley.web.rest.http.Role;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Where the link leads that a new user gets. */
@Path("user/confirm")
@Dependent
@KeyInAddress
@Produces("text/html")
public class ConfirmHandler {
    @Inject
    Confirmations confirmations;

    @Inject
    Client client;

    /** Opens the account; the link was sent to the one whose address it is. */
    @GET
    @Path("{token: [^/]+}")
    @Needs(Role.ANONYMOUS)
    public Response confirm(@PathParam("token") String token, @Context HttpServletRequest request) {
        if (!confirmations.isOn()) {
            throw new Refused(Problem.of(404, "new accounts need no confirmation here"));
        }
        Optional<Jid> account =
                confirmations.confirm(token, client.address(request).getAddress().getHostAddress());
        return account.map(user -> Pages.text(200, "Welcome", user + " is yours. Log in with any XMPP client."))
                .orElseGet(() -> Pages.text(
                        404, "This link is not good", "It has been used already, or it is too old, or it is incomplete."));
    }
}
