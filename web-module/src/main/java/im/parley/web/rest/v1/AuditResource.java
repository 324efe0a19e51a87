package im.parley.web.rest.v1;

import im.parley.server.admin.Audit;
import im.parley.server.admin.DomainView;
import im.parley.server.admin.DomainsAdmin;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who has changed what. */
@Path("")
@Dependent
@Produces("application/json")
public class AuditResource {
    @Inject
    Audit audit;

    @Inject
    DomainsAdmin domains;

    @Inject
    Caller caller;

    /** Something that was done, or refused. */
    public record Entry(
            String id,
            Instant time,
            String actor,
            String action,
            String target,
            String domain,
            String origin,
            String address,
            String outcome,
            String detail,
            String reason) {
        static Entry of(Audit.Entry entry) {
            return new Entry(
                    entry.id(),
                    entry.at(),
                    entry.actor(),
                    entry.act().operation(),
                    entry.act().subject(),
                    entry.act().domain(),
                    entry.means(),
                    entry.address(),
                    entry.outcome(),
                    entry.act().detail(),
                    entry.reason());
        }
    }

    /** A page, the latest first. */
    @GET
    @Path("audit")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Entry> list(
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("action") @Nullable String action,
            @QueryParam("target") @Nullable String target,
            @QueryParam("domain") @Nullable String domain,
            @QueryParam("start") @Nullable String start,
            @QueryParam("end") @Nullable String end,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Audit.Query query = new Audit.Query(
                domain(Asked.someDomain("domain", domain)),
                Asked.text("actor", actor),
                Asked.text("action", action),
                Asked.text("target", target),
                Asked.time("start", start),
                Asked.time("end", end));
        return Items.of(
                audit.list(caller.actor(), query, Asked.after(cursor), Asked.limit(limit)), Entry::of);
    }

    /** Who administers one domain means that. */
    private Optional<String> domain(Optional<String> asked) {
        if (asked.isPresent() || caller.actor().administersInstallation()) {
            return asked;
        }
        List<DomainView> own = domains.list(caller.actor());
        if (own.size() != 1) {
            throw Asked.wrong("domain", "say which of your domains");
        }
        return Optional.of(own.getFirst().name());
    }
}
