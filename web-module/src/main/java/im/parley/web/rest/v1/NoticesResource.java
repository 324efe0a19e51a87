package im.parley.web.rest.v1;

import im.parley.server.admin.Announcements;
import im.parley.server.admin.system.Notices;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Cursor;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Messages of the administration. */
@Path("")
@Dependent
@Produces("application/json")
public class NoticesResource {
    @Inject
    Notices notices;

    @Inject
    Announcements announcements;

    @Inject
    Caller caller;

    /** A message. */
    public record Notice(Optional<String> subject, String body) {}

    /** A message for a domain; {@code everybody} is whether it is kept for those who are not there. */
    public record Announcement(
            String domain, Optional<String> subject, String body, Optional<Boolean> everybody) {}

    /** To one session. */
    @POST
    @Path("sessions/{id}/messages")
    @Consumes(Json.ONLY)
    @Needs(Role.DOMAIN_ADMIN)
    public Response send(@PathParam("id") String id, Notice notice) {
        Jid session = Asked.jid("id", Cursor.name(id));
        notices.send(caller.actor(), session, new Notices.Notice(notice.subject(), notice.body()));
        return Response.noContent().build();
    }

    /** To all of a domain. */
    @POST
    @Path("announcements")
    @Consumes(Json.ONLY)
    @Needs(Role.DOMAIN_ADMIN)
    public Count announce(Announcement announcement) {
        return new Count(announcements.announce(
                caller.actor(),
                Asked.domain("domain", announcement.domain()),
                new Announcements.Announcement(
                        announcement.subject().orElse(""),
                        announcement.body(),
                        announcement.everybody().orElse(false))));
    }
}
