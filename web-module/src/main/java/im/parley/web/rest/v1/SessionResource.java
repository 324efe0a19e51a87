package im.parley.web.rest.v1;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Actors;
import im.parley.server.admin.DomainView;
import im.parley.server.admin.DomainsAdmin;
import im.parley.server.admin.access.WebSessions;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Check;
import im.parley.web.rest.http.Client;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
import im.parley.web.rest.http.Role;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Logging in and out with a browser. */
@Path("")
@Dependent
@Produces("application/json")
public class SessionResource {
    private static final String COOKIE = "parley-session";
    private static final String PATH = "/api/v1";

    @Inject
    Check check;

    @Inject
    WebSessions sessions;

    @Inject
    Actors actors;

    @Inject
    DomainsAdmin domains;

    @Inject
    Client client;

    @Inject
    Caller caller;

    /** An account and its password. */
    public record LogIn(String jid, String password) {
        @Override
        public String toString() {
            return "LogIn[" + jid + ']';
        }
    }

    /** Who is logged in, and what he may. */
    public record Session(
            String jid,
            String role,
            List<String> domains,
            String authentication,
            Optional<String> csrfToken,
            Optional<Instant> expires) {}

    /** Who am I. */
    @GET
    @Path("session")
    @Needs(Role.USER)
    public Session get() {
        Caller.Shown shown = caller.shown().orElseThrow();
        return session(shown.actor(), word(shown.how()), shown.csrf(), shown.expires());
    }

    /** Lets a browser in. What it sends must be JSON, which a form of another site cannot send. */
    @POST
    @Path("session")
    @Consumes(Json.ONLY)
    @Needs(Role.ANONYMOUS)
    public Response logIn(LogIn who, @Context HttpServletRequest request) {
        InetSocketAddress from = client.address(request);
        Jid account = check.password(who.jid(), who.password(), from);
        WebSessions.Opened opened = sessions.cookie(account);
        Actor actor = actors.of(account, Actor.Means.CONSOLE, from.getAddress().getHostAddress());
        Session session = session(actor, "cookie", Optional.of(opened.csrf()), Optional.of(opened.expires()));
        NewCookie cookie = cookie(opened.secret(), client.usesTls(request), NewCookie.DEFAULT_MAX_AGE);
        return Response.ok(session).cookie(cookie).build();
    }

    /** Lets it out again. */
    @DELETE
    @Path("session")
    @Needs(Role.USER)
    public Response logOut(@Context HttpServletRequest request) {
        Caller.Shown shown = caller.shown().orElseThrow();
        if (shown.how() != Caller.How.COOKIE) {
            throw new Refused(Problem.of(409, "this request has no cookie to log out with"));
        }
        shown.secret().ifPresent(sessions::close);
        return Response.noContent().cookie(cookie("", client.usesTls(request), 0)).build();
    }

    private Session session(Actor actor, String how, Optional<String> csrf, Optional<Instant> expires) {
        List<String> administered = actor.isAdministrator()
                ? domains.list(actor).stream().map(DomainView::name).sorted().toList()
                : List.of();
        return new Session(actor.name(), Role.of(actor).word(), administered, how, csrf, expires);
    }

    private static String word(Caller.How how) {
        return switch (how) {
            case COOKIE -> "cookie";
            case BASIC -> "basic";
            case BEARER -> "bearer";
            case API_KEY -> "api-key";
        };
    }

    private static NewCookie cookie(String value, boolean secure, int seconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path(PATH)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge(seconds)
                .build();
    }
}
