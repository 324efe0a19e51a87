package im.parley.web.rest.v1;

import im.parley.server.admin.system.Standstill;
import im.parley.server.admin.system.Standstill.Kind;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Restart and shutdown. */
@Path("")
@Dependent
@Produces("application/json")
public class StandstillResource {
    @Inject
    Standstill standstill;

    @Inject
    Caller caller;

    /** What is wanted; the delay in seconds. */
    public record Wanted(Optional<Long> delay, Optional<String> announcement) {
        Standstill.Wish as(Kind kind) {
            return new Standstill.Wish(kind, Duration.ofSeconds(delay.orElse(0L)), announcement.orElse(""));
        }
    }

    /** What is planned. */
    public record Planned(String kind, Instant at, String by) {
        static Planned of(Standstill.Planned planned) {
            return new Planned(Asked.word(planned.kind()), planned.at(), planned.by());
        }
    }

    /** The server comes again. */
    @POST
    @Path("server/restart")
    @Consumes(Json.ONLY)
    @Needs(Role.INSTALLATION_ADMIN)
    public Response restart(Wanted wanted) {
        return plan(wanted.as(Kind.RESTART));
    }

    /** It does not. */
    @POST
    @Path("server/shutdown")
    @Consumes(Json.ONLY)
    @Needs(Role.INSTALLATION_ADMIN)
    public Response shutDown(Wanted wanted) {
        return plan(wanted.as(Kind.SHUTDOWN));
    }

    private Response plan(Standstill.Wish wish) {
        return Response.accepted(Planned.of(standstill.plan(caller.actor(), wish))).build();
    }

    /** Which of them is planned. */
    @GET
    @Path("server/standstill")
    @Needs(Role.INSTALLATION_ADMIN)
    public Planned planned() {
        return standstill.planned(caller.actor())
                .map(Planned::of)
                .orElseThrow(() -> new Refused(Problem.of(404, "neither a restart nor a shutdown is planned")));
    }

    /** Neither of them. */
    @DELETE
    @Path("server/standstill")
    @Needs(Role.INSTALLATION_ADMIN)
    public Response stay() {
        standstill.cancel(caller.actor());
        return Response.noContent().build();
    }
}
