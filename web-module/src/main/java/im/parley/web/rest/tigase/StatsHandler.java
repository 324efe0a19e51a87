package im.parley.web.rest.tigase;

import im.parley.server.admin.Monitoring;
import im.parley.web.rest.http.KeyInAddress;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All figures as they are now; a component is the second word of their names, as {@code pubsub} of {@code parley_pubsub_...}. */
@Path("stats")
@Dependent
@KeyInAddress
@Produces({"application/json", "application/xml", "text/xml"})
public class StatsHandler {
    @Inject
    Monitoring monitoring;

    /** All. */
    @GET
    @Needs(Role.INSTALLATION_ADMIN)
    public Document all() {
        return document("");
    }

    /** Those of a component. */
    @GET
    @Path("{component: [^/]+}")
    @Needs(Role.INSTALLATION_ADMIN)
    public Document of(@PathParam("component") String component) {
        return document(component);
    }

    private Document document(String component) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (String name : monitoring.series()) {
            List<Monitoring.Point> points = monitoring.values(name, Instant.EPOCH);
            if (!points.isEmpty() && (component.isEmpty() || component.equals(component(name)))) {
                items.add(item(name, points.getLast().value()));
            }
        }
        if (items.isEmpty() && !component.isEmpty()) {
            throw new Refused(Problem.of(404, "there are no figures of '" + component + "'"));
        }
        return new Document("stats", Map.of("items", items));
    }

    private static String component(String name) {
        String[] words = name.split("[_{]", 3);
        return words.length < 2 ? name : words[1];
    }

    private static Map<String, Object> item(String name, double value) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("component", component(name));
        item.put("name", name);
        item.put("value", value);
        return item;
    }
}
