package im.parley.web.rest.v1;

import im.parley.server.admin.data.Archives;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The archived messages of an account. */
@Path("")
@Dependent
@Produces("application/json")
public class ArchiveResource {
    @Inject
    Archives archives;

    @Inject
    Caller caller;

    /** A message. */
    public record Message(
            String id, Instant time, String peer, boolean incoming, Optional<String> body, String xml) {
        static Message of(Archives.Entry entry) {
            return new Message(
                    entry.id(),
                    entry.time(),
                    entry.peer().toString(),
                    entry.incoming(),
                    Optional.of(entry.body()).filter(body -> !body.isEmpty()),
                    entry.xml());
        }
    }

    /** How much there is. */
    @GET
    @Path("users/{jid}/archive")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Archives.Extent extent(@PathParam("jid") String jid) {
        return archives.extent(caller.actor(), Asked.account("jid", jid));
    }

    /** A page. */
    @GET
    @Path("users/{jid}/archive/messages")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Items<Message> list(
            @PathParam("jid") String jid,
            @QueryParam("with") @Nullable String with,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("q") @Nullable String words,
            @QueryParam("order") @Nullable String order,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        boolean latestFirst = Asked.text("order", order)
                .map(word -> switch (word) {
                    case "asc" -> false;
                    case "desc" -> true;
                    default -> throw Asked.wrong("order", "'" + word + "' is none of asc, desc");
                })
                .orElse(true);
        return Items.of(
                archives.list(
                        caller.actor(),
                        Asked.account("jid", jid),
                        query(with, start, end, words),
                        latestFirst,
                        Asked.after(cursor),
                        Asked.limit(limit)),
                Message::of);
    }

    /** Erases messages. */
    @DELETE
    @Path("users/{jid}/archive/messages")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Count erase(
            @PathParam("jid") String jid,
            @QueryParam("with") @Nullable String with,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("q") @Nullable String words) {
        return new Count(archives.erase(
                caller.actor(), Asked.account("jid", jid), query(with, start, end, words)));
    }

    private static Archives.Query query(
            @Nullable String with, @Nullable String start, @Nullable String end, @Nullable String words) {
        return new Archives.Query(
                Asked.text("with", with).map(peer -> Asked.jid("with", peer)),
                Asked.time("start", start),
                Asked.time("end", end),
                Asked.text("q", words).orElse(""));
    }
}
