package im.parley.web.rest.v1;

import im.parley.server.admin.group.RoomHistory;
import im.parley.server.admin.group.RoomView;
import im.parley.server.admin.group.RoomsAdmin;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is in a room, who belongs to it, and what was said. */
@Path("")
@Dependent
@Produces("application/json")
public class RoomPeopleResource {
    @Inject
    RoomsAdmin rooms;

    @Inject
    RoomHistory history;

    @Inject
    Caller caller;

    /** Somebody who is in the room. */
    public record Occupant(String nick, String jid, String role, String affiliation, int sessions) {
        static Occupant of(RoomView.Occupant occupant, String affiliation) {
            return new Occupant(
                    occupant.nick(),
                    occupant.user().toString(),
                    occupant.role(),
                    affiliation,
                    occupant.sessions().size());
        }
    }

    /** Somebody who belongs to the room, or is banned. */
    public record Member(String jid, String affiliation, Optional<String> nick, Optional<String> reason) {
        static Member of(RoomView.Affiliate member) {
            return new Member(
                    member.user().toString(),
                    member.affiliation(),
                    Optional.of(member.nick()).filter(text -> !text.isEmpty()),
                    Optional.of(member.reason()).filter(text -> !text.isEmpty()));
        }
    }

    /** How somebody is to belong to the room. */
    public record NewMember(String affiliation, Optional<String> reason) {}

    /** Something that was said; without a nickname the room said it. */
    public record Message(String id, Instant time, Optional<String> nick, Optional<String> body, String xml) {
        static Message of(RoomView.Said entry) {
            return new Message(
                    entry.id(),
                    entry.time(),
                    Optional.of(entry.nick()).filter(text -> !text.isEmpty()),
                    Optional.of(entry.body()).filter(text -> !text.isEmpty()),
                    entry.xml());
        }
    }

    /** A page of the occupants. */
    @GET
    @Path("rooms/{room}/occupants")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Occupant> occupants(
            @PathParam("room") String room,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Jid address = RoomsResource.address(room);
        Map<Jid, String> affiliations = rooms.affiliates(caller.actor(), address).stream()
                .collect(Collectors.toMap(RoomView.Affiliate::user, RoomView.Affiliate::affiliation));
        return Items.slice(
                rooms.occupants(caller.actor(), address),
                RoomView.Occupant::nick,
                Asked.after(cursor),
                Asked.limit(limit),
                occupant -> Occupant.of(occupant, affiliations.getOrDefault(occupant.user(), "none")));
    }

    /** Kicks somebody. */
    @DELETE
    @Path("rooms/{room}/occupants")
    @Needs(Role.DOMAIN_ADMIN)
    public Response kick(
            @PathParam("room") String room,
            @QueryParam("nick") @Nullable String nick,
            @QueryParam("reason") @Nullable String reason) {
        Jid address = RoomsResource.address(room);
        String who = Asked.text("nick", nick).orElse("");
        rooms.kick(caller.actor(), address, who, Asked.text("reason", reason).orElse(""));
        return Response.noContent().build();
    }

    /** A page of those who belong to the room. */
    @GET
    @Path("rooms/{room}/affiliations")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Member> members(
            @PathParam("room") String room,
            @QueryParam("affiliation") @Nullable String affiliation,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Jid address = RoomsResource.address(room);
        Optional<String> wanted = Asked.text("affiliation", affiliation);
        List<RoomView.Affiliate> found = rooms.affiliates(caller.actor(), address).stream()
                .filter(member -> wanted.map(member.affiliation()::equals).orElse(true))
                .toList();
        return Items.slice(
                found, member -> member.user().toString(), Asked.after(cursor), Asked.limit(limit), Member::of);
    }

    /** Makes somebody a member, an admin, an owner, an outcast, or nothing. */
    @PUT
    @Path("rooms/{room}/affiliations/{user}")
    @Consumes(Json.ONLY)
    @Needs(Role.DOMAIN_ADMIN)
    public Response affiliate(@PathParam("room") String room, @PathParam("user") String user, NewMember wanted) {
        rooms.affiliate(
                caller.actor(),
                RoomsResource.address(room),
                Asked.jid("user", user).bare(),
                wanted.affiliation(),
                wanted.reason().orElse(""));
        return Response.noContent().build();
    }

    /** A page of the archive, the latest first. */
    @GET
    @Path("rooms/{room}/history")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Message> history(
            @PathParam("room") String room,
            @QueryParam("q") @Nullable String words,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return Items.of(
                history.list(
                        caller.actor(),
                        RoomsResource.address(room),
                        Asked.text("q", words).orElse(""),
                        Asked.after(cursor),
                        Asked.limit(limit)),
                Message::of);
    }
}
