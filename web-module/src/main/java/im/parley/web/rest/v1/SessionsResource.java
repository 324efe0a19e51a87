package im.parley.web.rest.v1;

import im.parley.server.admin.DomainView;
import im.parley.server.admin.DomainsAdmin;
import im.parley.server.admin.Page;
import im.parley.server.admin.SessionView;
import im.parley.server.admin.SessionsAdmin;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Cursor;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is connected. */
@Path("")
@Dependent
@Produces("application/json")
public class SessionsResource {
    @Inject
    SessionsAdmin sessions;

    @Inject
    DomainsAdmin domains;

    @Inject
    Caller caller;

    /** A page of the sessions; of one domain for those who administer no more. */
    @GET
    @Path("sessions")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<SessionEntry> list(
            @QueryParam("domain") @Nullable String domain,
            @QueryParam("q") @Nullable String part,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        SessionsAdmin.Query query = new SessionsAdmin.Query(
                domain(Asked.someDomain("domain", domain)),
                Asked.text("q", part).orElse(""),
                Asked.text("state", state).map(SessionsResource::available));
        Page<SessionView> page = sessions.list(caller.actor(), query, Asked.after(cursor), Asked.limit(limit));
        return Items.of(page, SessionEntry::of);
    }

    private static boolean available(String state) {
        return switch (state) {
            case "available" -> true;
            case "unavailable" -> false;
            default -> throw Asked.wrong("state", "'" + state + "' is none of available, unavailable");
        };
    }

    /** Who administers one domain means that. */
    private Optional<String> domain(Optional<String> asked) {
        if (asked.isPresent() || caller.actor().administersInstallation()) {
            return asked;
        }
        var own = domains.list(caller.actor());
        if (own.size() != 1) {
            throw Asked.wrong("domain", "say which of your domains");
        }
        return own.stream().map(DomainView::name).findFirst();
    }

    /** A session. */
    @GET
    @Path("sessions/{id}")
    @Needs(Role.DOMAIN_ADMIN)
    public SessionEntry get(@PathParam("id") String id) {
        return SessionEntry.of(sessions.get(caller.actor(), full(id)));
    }

    /** Ends a session. */
    @DELETE
    @Path("sessions/{id}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response disconnect(@PathParam("id") String id) {
        sessions.end(caller.actor(), full(id), "");
        return Response.noContent().build();
    }

    private static Jid full(String id) {
        Jid jid = Asked.jid("id", Cursor.name(id));
        if (!jid.isFull()) {
            throw Asked.wrong("id", "that is no session");
        }
        return jid;
    }

    /** The sessions of an account. */
    @GET
    @Path("users/{jid}/sessions")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Items<SessionEntry> of(@PathParam("jid") String jid) {
        return Items.all(sessions.of(caller.actor(), Asked.account("jid", jid)).stream()
                .map(SessionEntry::of)
                .toList());
    }

    /** Ends all sessions of an account. */
    @DELETE
    @Path("users/{jid}/sessions")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Count disconnectAll(@PathParam("jid") String jid) {
        Jid account = Asked.account("jid", jid);
        boolean nobody = sessions.of(caller.actor(), account).isEmpty();
        return new Count(nobody ? 0 : sessions.end(caller.actor(), account, ""));
    }
}
