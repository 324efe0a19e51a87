package im.parley.web.rest.tigase;

import im.parley.web.rest.http.KeyInAddress;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** The page that says what there is. */
@Path("")
@Dependent
@KeyInAddress
public class IndexHandler {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Parley: /rest</title></head>
            <body>
            <h1>/rest</h1>
            <p>For programs that know Tigase. What is new has <a href="/api/docs/">/api/v1</a>.
            Show a key as <code>?api-key=</code>, or an account and its password (Basic).
            JSON or XML, by <code>Accept</code>, <code>Content-Type</code> or <code>?type=</code>.</p>
            <ul>
            <li>GET, PUT, POST, DELETE <code>user/{jid}</code>; GET, POST, DELETE <code>user/</code> (one's own)
            <li>POST <code>user/{jid}/status[/{resource}]</code>: what contacts see of a user who is not there
            <li>GET <code>users/</code>, <code>users/{domain}</code>
            <li>GET <code>vhost/</code>
            <li>GET, POST <code>adhoc/{component}</code>: ad-hoc commands
            <li>GET <code>stats/[{component}]</code>: figures
            <li>GET, PUT <code>avatar/{jid}</code>: the picture of a user
            <li>POST <code>pubsub/{service}/{command}</code>: nodes, by <code>create-node</code>,
            <code>delete-node</code>, <code>subscribe-node</code>, <code>unsubscribe-node</code>,
            <code>publish-item</code>, <code>delete-item</code>, <code>list-nodes</code>, <code>list-items</code>,
            <code>retrieve-item</code>, <code>retrieve-user-subscriptions</code>
            <li>POST <code>stream/[{to}]</code>: a stanza
            </ul>
            </body>
            </html>
            """;

    /** The page. */
    @GET
    @Produces("text/html")
    @Needs(Role.ANONYMOUS)
    public Response page() {
        return Response.ok(PAGE.getBytes(StandardCharsets.UTF_8), "text/html;charset=utf-8").build();
    }
}
