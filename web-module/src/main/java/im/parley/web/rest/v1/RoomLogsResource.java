package im.parley.web.rest.v1;

import im.parley.server.admin.group.RoomLogFiles;
import im.parley.server.admin.group.RoomView;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The files in which it is written what happened in a room. */
@Path("")
@Dependent
public class RoomLogsResource {
    @Inject
    RoomLogFiles files;

    @Inject
    Caller caller;

    /** The file of a day. */
    public record LogFile(String file, String day, String type, long bytes) {
        static LogFile of(RoomView.LogFile log) {
            return new LogFile(log.file(), log.day().toString(), log.type(), log.bytes());
        }
    }

    /** A page of them, the latest first. */
    @GET
    @Path("rooms/{room}/logs")
    @Produces("application/json")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<LogFile> list(
            @PathParam("room") String room,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return Items.of(
                files.list(caller.actor(), RoomsResource.address(room), Asked.after(cursor), Asked.limit(limit)),
                LogFile::of);
    }

    /** One of them: to be kept, not to be shown by the browser as a page of this server. */
    @GET
    @Path("rooms/{room}/logs/{file}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response read(@PathParam("room") String room, @PathParam("file") String file) {
        RoomView.Log log = files.open(caller.actor(), RoomsResource.address(room), file);
        StreamingOutput bytes = out -> {
            try (InputStream in = log.bytes()) {
                in.transferTo(out);
            }
        };
        return Response.ok(bytes, log.file().type() + ";charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + log.file().file() + '"')
                .build();
    }
}
