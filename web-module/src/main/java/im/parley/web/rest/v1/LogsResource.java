package im.parley.web.rest.v1;

import im.parley.server.admin.system.Logs;
import im.parley.server.admin.system.Logs.Importance;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Cursor;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is logged. */
@Path("")
@Dependent
@Produces("application/json")
public class LogsResource {
    @Inject
    Logs logs;

    @Inject
    Caller caller;

    /** A logger with a level of its own. */
    public record Setting(String logger, String level) {
        static Setting of(Logs.Setting setting) {
            return new Setting(setting.logger(), setting.importance().word());
        }
    }

    /** Another level. */
    public record Wanted(String level) {}

    /** A line. */
    public record Line(Instant time, String level, String logger, String thread, String message) {
        static Line of(Logs.Line line) {
            return new Line(
                    line.time(), line.importance().word(), line.logger(), line.thread(), line.text());
        }
    }

    /** Loggers with levels of their own. */
    @GET
    @Path("logs/levels")
    @Needs(Role.INSTALLATION_ADMIN)
    public Items<Setting> levels() {
        return Items.all(logs.levels(caller.actor()).stream().map(Setting::of).toList());
    }

    /** Sets a level. */
    @PUT
    @Path("logs/levels/{logger}")
    @Consumes(Json.ONLY)
    @Needs(Role.INSTALLATION_ADMIN)
    public Setting set(@PathParam("logger") String logger, Wanted wanted) {
        Importance importance = Asked.word("level", Importance.class, wanted.level());
        return Setting.of(logs.level(caller.actor(), logger, importance));
    }

    /** Lets it inherit its level again. */
    @DELETE
    @Path("logs/levels/{logger}")
    @Needs(Role.INSTALLATION_ADMIN)
    public Response reset(@PathParam("logger") String logger) {
        logs.reset(caller.actor(), logger);
        return Response.noContent().build();
    }

    /** The latest lines; the cursor of a page leads to what is added after it. */
    @GET
    @Path("logs/entries")
    @Needs(Role.INSTALLATION_ADMIN)
    public Items<Line> tail(
            @QueryParam("level") @Nullable String level,
            @QueryParam("logger") @Nullable String logger,
            @QueryParam("q") @Nullable String part,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Logs.Filter filter = new Logs.Filter(
                Asked.text("level", level)
                        .map(word -> Asked.word("level", Importance.class, word))
                        .orElse(Importance.TRACE),
                Asked.text("logger", logger).orElse(""),
                Asked.text("q", part).orElse(""));
        long after = number(Asked.after(cursor));
        List<Logs.Line> lines = logs.lines(caller.actor(), after, Asked.limit(limit), filter);
        long last = lines.isEmpty() ? after : lines.getLast().number();
        return new Items<>(
                lines.stream().map(Line::of).toList(),
                Optional.empty(),
                Optional.of(Cursor.of(Long.toString(last))));
    }

    private static long number(String after) {
        try {
            return after.isEmpty() ? 0 : Long.parseLong(after);
        } catch (NumberFormatException foreign) {
            throw Asked.wrong("cursor", "the cursor is none of this list");
        }
    }
}
