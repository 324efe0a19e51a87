package im.parley.web.rest.tigase;

import im.parley.server.admin.Activity;
import im.parley.server.admin.Shown;
import im.parley.server.admin.StandIns;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.KeyInAddress;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What contacts see of users who are not there. */
@Path("user/{jid: [^/]+}/status")
@Dependent
@KeyInAddress
@Consumes({"application/json", "application/xml", "text/xml"})
@Produces({"application/json", "application/xml", "text/xml"})
public class StatusHandler {
    private static final String COMMAND = "command";
    private static final String RESOURCE = "tigase-external";

    @Inject
    StandIns standIns;

    @Inject
    Caller caller;

    /** Of the usual resource. */
    @POST
    @Needs(Role.DOMAIN_ADMIN)
    public Document set(@PathParam("jid") String jid, @Flat(COMMAND) Document wish) {
        return set(jid, RESOURCE, wish);
    }

    /** Of a resource. */
    @POST
    @Path("{resource: [^/]+}")
    @Needs(Role.DOMAIN_ADMIN)
    public Document set(
            @PathParam("jid") String jid, @PathParam("resource") String resource, @Flat(COMMAND) Document wish) {
        Jid user = Asked.jid("resource", Asked.account("jid", jid) + "/" + resource);
        Optional<Map<?, ?>> activity = activity(wish);
        Shown shown = new Shown(
                available(wish),
                wish.text("show").orElse(""),
                wish.text("status").orElse(""),
                wish.text("priority").map(StatusHandler::priority).orElse(-1),
                activity.map(StatusHandler::activity));
        standIns.show(caller.actor(), user, shown);
        return answer(user, shown, activity);
    }

    private static boolean available(Document wish) {
        return switch (wish.text("available").orElse("true")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw Asked.wrong("available", "'available' is true or false");
        };
    }

    /** Nobody reads messages there, so that a priority which asks for them is the highest that does not. */
    private static int priority(String text) {
        try {
            return Math.min(-1, Byte.parseByte(text.strip()));
        } catch (NumberFormatException noPriority) {
            throw Asked.wrong("priority", "a priority is a number from -128 to 127");
        }
    }

    private static Optional<Map<?, ?>> activity(Document wish) {
        return switch (wish.content().get("activity")) {
            case Map<?, ?> map when map.get("category") != null -> Optional.of(map);
            case null -> Optional.empty();
            default -> throw Asked.wrong("activity", "an activity has a 'category', and perhaps 'type' and 'text'");
        };
    }

    private static Activity activity(Map<?, ?> map) {
        return new Activity(text(map, "category"), text(map, "type"), text(map, "text"));
    }

    private static String text(Map<?, ?> map, String field) {
        return switch (map.get(field)) {
            case null -> "";
            case String text -> text;
            default -> throw Asked.wrong("activity." + field, "'" + field + "' is a text");
        };
    }

    private static Document answer(Jid user, Shown shown, Optional<Map<?, ?>> activity) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("user", user.toString());
        status.put("available", Boolean.toString(shown.available()));
        status.put("priority", Integer.toString(shown.priority()));
        if (!shown.show().isEmpty()) {
            status.put("show", shown.show());
        }
        if (!shown.status().isEmpty()) {
            status.put("status", shown.status());
        }
        activity.ifPresent(map -> status.put("activity", map));
        status.put("success", true);
        return new Document("status", status);
    }
}
