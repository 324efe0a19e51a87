package im.parley.web.rest.v1;

import im.parley.server.admin.Announcements;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
import im.parley.web.rest.http.Role;
import im.parley.web.rest.http.Versions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What users of a domain are told when they come: the message of the day, and the welcome to new ones. */
@Path("")
@Dependent
@Produces("application/json")
public class StandingResource {
    @Inject
    Announcements announcements;

    @Inject
    Caller caller;

    /** Which of the two. */
    private enum Which {
        MOTD,
        WELCOME
    }

    /** A text; {@code again} is whether those who know the one before are told, too. */
    public record Text(String text, Optional<Boolean> again) {}

    private static boolean welcome(String which) {
        return Asked.word("which", Which.class, which.toLowerCase(Locale.ROOT)) == Which.WELCOME;
    }

    /** The text. */
    @GET
    @Path("domains/{domain}/messages/{which}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response get(@PathParam("domain") String domain, @PathParam("which") String which) {
        String text = announcements
                .standing(caller.actor(), Asked.domain("domain", domain), welcome(which))
                .orElseThrow(() -> new Refused(Problem.of(404, "there is no such message")));
        return Response.ok(new Text(text, Optional.empty())).tag(Versions.of(text)).build();
    }

    /** Sets the text. */
    @PUT
    @Path("domains/{domain}/messages/{which}")
    @Consumes(Json.ONLY)
    @Needs(Role.DOMAIN_ADMIN)
    public Response put(
            @PathParam("domain") String domain,
            @PathParam("which") String which,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Text wanted) {
        String name = Asked.domain("domain", domain);
        boolean welcome = welcome(which);
        Supplier<String> present =
                () -> announcements.standing(caller.actor(), name, welcome).orElse("");
        return Versions.change(Optional.ofNullable(ifMatch), name, () -> Versions.of(present.get()), () -> {
            if (wanted.again().orElse(true) || present.get().isEmpty()) {
                announcements.set(caller.actor(), name, welcome, wanted.text());
            } else {
                announcements.edit(caller.actor(), name, welcome, wanted.text());
            }
            return Response.noContent().tag(Versions.of(present.get())).build();
        });
    }

    /** Takes the text away. */
    @DELETE
    @Path("domains/{domain}/messages/{which}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response delete(@PathParam("domain") String domain, @PathParam("which") String which) {
        announcements.remove(caller.actor(), Asked.domain("domain", domain), welcome(which));
        return Response.noContent().build();
    }
}
