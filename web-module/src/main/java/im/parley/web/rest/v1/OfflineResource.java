package im.parley.web.rest.v1;

import im.parley.server.admin.data.LockedOut;
import im.parley.server.admin.data.WaitingMessages;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What waits for an account, and why somebody may not get in. */
@Path("")
@Dependent
@Produces("application/json")
public class OfflineResource {
    @Inject
    WaitingMessages waiting;

    @Inject
    LockedOut lockedOut;

    @Inject
    Caller caller;

    /** A message, without its text. */
    public record Message(
            String id, Optional<String> from, Instant received, Optional<Instant> expires, int bytes) {
        static Message of(WaitingMessages.Envelope envelope) {
            return new Message(
                    envelope.id(),
                    envelope.from().map(Jid::toString),
                    envelope.received(),
                    envelope.expires(),
                    envelope.bytes());
        }
    }

    /** Who is locked out. */
    public record Lockouts(
            int blockedAddresses,
            int blockedAccounts,
            long addressAttempts,
            long accountAttempts,
            long disabledAccounts,
            List<Lockout> items) {}

    /** Somebody who is locked out. */
    public record Lockout(String target, long refused) {}

    /** A page of what waits. */
    @GET
    @Path("users/{jid}/offline")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Items<Message> list(
            @PathParam("jid") String jid,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Jid account = Asked.account("jid", jid);
        var page = waiting.list(caller.actor(), account, Asked.after(cursor), Asked.limit(limit));
        return Items.of(page, Message::of).of(waiting.count(caller.actor(), account));
    }

    /** Erases what waits. */
    @DELETE
    @Path("users/{jid}/offline")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Count erase(@PathParam("jid") String jid) {
        return new Count(waiting.erase(caller.actor(), Asked.account("jid", jid)));
    }

    /** Lets somebody try again. */
    @DELETE
    @Path("users/{jid}/lockout")
    @Needs(Role.DOMAIN_ADMIN)
    public Response unlock(@PathParam("jid") String jid) {
        lockedOut.pardon(caller.actor(), Asked.account("jid", jid));
        return Response.noContent().build();
    }

    /** Who is locked out. */
    @GET
    @Path("lockouts")
    @Needs(Role.INSTALLATION_ADMIN)
    public Lockouts lockouts() {
        LockedOut.Figures figures = lockedOut.figures(caller.actor());
        return new Lockouts(
                figures.blockedAddresses(),
                figures.blockedAccounts(),
                figures.addressAttempts(),
                figures.accountAttempts(),
                figures.disabledAccounts(),
                figures.blocked().entrySet().stream()
                        .map(entry -> new Lockout(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
