package im.parley.web.rest.v1;

import im.parley.server.admin.access.WebSessions;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Short-lived bearer tokens, so that a program need not send a password with each request. */
@Path("")
@Dependent
@Produces("application/json")
public class TokensResource {
    private static final int LIFETIME = 1800;
    private static final int SHORTEST = 60;
    private static final int LONGEST = 86_400;

    @Inject
    WebSessions sessions;

    @Inject
    Caller caller;

    /** A token. */
    public record Token(String token, String type, Instant expires) {
        @Override
        public String toString() {
            return "Token[" + expires + ']';
        }
    }

    /** Makes one; a token cannot be made with a token, so that it is short-lived indeed. */
    @POST
    @Path("tokens")
    @Consumes(Json.ONLY)
    @Needs(Role.USER)
    public Response create(Map<String, Object> asked) {
        Object lifetime = asked.getOrDefault("lifetime", LIFETIME);
        if (!asked.keySet().stream().allMatch("lifetime"::equals)
                || !(lifetime instanceof Integer seconds) || seconds < SHORTEST || seconds > LONGEST) {
            throw Asked.wrong("lifetime", "a lifetime is " + SHORTEST + " to " + LONGEST + " seconds, and nothing else");
        }
        if (caller.shown().orElseThrow().how() == Caller.How.BEARER) {
            throw new Refused(Problem.of(403, "a token is not made with a token"));
        }
        WebSessions.Opened opened = sessions.bearer(caller.account(), Duration.ofSeconds(seconds));
        return Response.status(201)
                .entity(new Token(opened.secret(), "Bearer", opened.expires()))
                .build();
    }

    /** Makes the one of this request worthless. */
    @DELETE
    @Path("tokens")
    @Needs(Role.USER)
    public Response revoke() {
        Caller.Shown shown = caller.shown().orElseThrow();
        if (shown.how() != Caller.How.BEARER) {
            throw new Refused(Problem.of(409, "this request has no token to revoke"));
        }
        shown.secret().ifPresent(sessions::close);
        return Response.noContent().build();
    }
}
