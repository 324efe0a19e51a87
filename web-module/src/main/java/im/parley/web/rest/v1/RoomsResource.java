package im.parley.web.rest.v1;

import im.parley.server.admin.DomainView;
import im.parley.server.admin.DomainsAdmin;
import im.parley.server.admin.group.RoomView;
import im.parley.server.admin.group.RoomsAdmin;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import im.parley.web.rest.http.Versions;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.Field;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rooms (XEP-0045). */
@Path("")
@Dependent
@Produces("application/json")
public class RoomsResource {
    @Inject
    RoomsAdmin rooms;

    @Inject
    DomainsAdmin domains;

    @Inject
    Caller caller;

    /** A room; its settings where it is asked for alone. */
    public record Room(
            String jid,
            String name,
            String description,
            boolean listed,
            Instant created,
            int occupants,
            Optional<Map<String, Object>> settings) {
        static Room of(RoomView view) {
            return of(view, Optional.empty());
        }

        static Room of(RoomView view, Optional<Map<String, Object>> settings) {
            return new Room(
                    view.room().toString(),
                    view.name(),
                    view.description(),
                    view.listed(),
                    view.created(),
                    view.occupants(),
                    settings);
        }
    }

    /** A room that is to be made; without an owner it is the caller's. */
    public record NewRoom(String jid, Optional<String> owner, Optional<Map<String, Object>> settings) {}

    /** Other settings; what is not named stays as it is. */
    public record Change(Map<String, Object> settings) {}

    static Jid address(String text) {
        return Asked.account("room", text);
    }

    /** A page of the rooms of a domain. */
    @GET
    @Path("rooms")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Room> list(
            @QueryParam("domain") @Nullable String domain,
            @QueryParam("q") @Nullable String part,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return Items.of(
                rooms.list(
                        caller.actor(),
                        Asked.someDomain("domain", domain).orElseGet(this::onlyDomain),
                        Asked.text("q", part).orElse(""),
                        Asked.after(cursor),
                        Asked.limit(limit)),
                Room::of);
    }

    private String onlyDomain() {
        List<DomainView> own = domains.list(caller.actor());
        if (own.size() != 1) {
            throw Asked.wrong("domain", "say of which domain");
        }
        return own.getFirst().name();
    }

    /** Makes a room. */
    @POST
    @Path("rooms")
    @Consumes(Json.ONLY)
    @Needs(Role.DOMAIN_ADMIN)
    public Response create(NewRoom wanted) {
        Jid room = Asked.account("jid", wanted.jid());
        Jid owner = wanted.owner()
                .map(text -> Asked.account("owner", text))
                .or(() -> caller.actor().account())
                .orElseThrow(() -> Asked.wrong("owner", "say whose room it is to be"));
        Map<String, List<String>> settings =
                DataFields.texts(blank(), wanted.settings().orElse(Map.of()));
        rooms.create(caller.actor(), room, owner, settings);
        return shown(room, Response.status(201).location(UriBuilder.fromPath("rooms/{jid}").build(room.toString())));
    }

    private Response shown(Jid room, Response.ResponseBuilder answer) {
        RoomView view = rooms.get(caller.actor(), room);
        Map<String, Object> settings = settings(room);
        return answer.entity(Room.of(view, Optional.of(settings))).tag(version(settings)).build();
    }

    private Map<String, Object> settings(Jid room) {
        return DataFields.typed(rooms.form(caller.actor(), room).fields());
    }

    private static EntityTag version(Map<String, Object> settings) {
        return Versions.of(new TreeMap<>(settings));
    }

    /** A room. */
    @GET
    @Path("rooms/{room}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response get(@PathParam("room") String room) {
        return shown(address(room), Response.ok());
    }

    /** Configures a room. */
    @PATCH
    @Path("rooms/{room}")
    @Consumes({Json.ONLY, Json.PATCH})
    @Needs(Role.DOMAIN_ADMIN)
    public Response update(
            @PathParam("room") String name,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Change change) {
        Jid room = address(name);
        Map<String, List<String>> settings =
                DataFields.texts(rooms.form(caller.actor(), room).fields(), change.settings());
        return Versions.change(
                Optional.ofNullable(ifMatch),
                room.toString(),
                () -> version(settings(room)),
                () -> {
                    rooms.configure(caller.actor(), room, settings);
                    return shown(room, Response.ok());
                });
    }

    /** Destroys a room. */
    @DELETE
    @Path("rooms/{room}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response delete(
            @PathParam("room") String room,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("venue") @Nullable String venue) {
        rooms.destroy(
                caller.actor(),
                address(room),
                Asked.text("reason", reason).orElse(""),
                Asked.text("venue", venue).map(text -> Asked.account("venue", text)));
        return Response.noContent().build();
    }

    /** What can be configured. */
    @GET
    @Path("forms/room")
    @Needs(Role.DOMAIN_ADMIN)
    public DomainForm.Form form() {
        return DataFields.form(blank());
    }

    /** What new rooms have, which is the same in all domains. */
    private List<Field> blank() {
        String domain = domains.list(caller.actor()).stream()
                .map(DomainView::name)
                .findFirst()
                .orElseThrow(() -> Asked.wrong("domain", "there is no domain that you administer"));
        return rooms.blank(caller.actor(), domain).fields();
    }
}
