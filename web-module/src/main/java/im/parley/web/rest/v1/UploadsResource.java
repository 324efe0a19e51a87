package im.parley.web.rest.v1;

import im.parley.server.admin.DomainView;
import im.parley.server.admin.DomainsAdmin;
import im.parley.server.admin.Page;
import im.parley.server.admin.Uploads;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Uploaded files (XEP-0363). */
@Path("")
@Dependent
@Produces("application/json")
public class UploadsResource {
    @Inject
    Uploads uploads;

    @Inject
    DomainsAdmin domains;

    @Inject
    Caller caller;

    /** A file; without a time of upload its slot was given, and nothing has come yet. */
    public record Upload(
            String id,
            String owner,
            String name,
            Optional<String> contentType,
            long bytes,
            Optional<Instant> uploaded,
            Instant expires) {
        static Upload of(Uploads.FileView file) {
            return new Upload(
                    file.id(),
                    file.owner().toString(),
                    file.name(),
                    Optional.of(file.contentType()).filter(type -> !type.isEmpty()),
                    file.size(),
                    Optional.of(file.uploaded()).filter(Instant.EPOCH::isBefore),
                    file.expires());
        }
    }

    /** How much room a domain or an account takes and may take; today is the last 24 hours, 0 is without a bound. */
    public record Usage(String name, long files, long bytes, long today, long quota, long dailyQuota) {
        static Usage of(String name, Uploads.UsageView usage, Uploads.QuotaView quota) {
            return new Usage(name, usage.files(), usage.bytes(), usage.today(), quota.bytes(), quota.daily());
        }
    }

    /** A page of the files of a domain or of an account. */
    @GET
    @Path("uploads")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Upload> list(
            @QueryParam("domain") @Nullable String domain,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String after = Asked.after(cursor);
        int most = Asked.limit(limit);
        Optional<Jid> account = Asked.text("owner", owner).map(text -> Asked.account("owner", text));
        Optional<String> asked = Asked.someDomain("domain", domain);
        Page<Uploads.FileView> page = account.isPresent()
                ? uploads.of(caller.actor(), account.get(), after, most)
                : uploads.of(caller.actor(), asked.orElseGet(this::onlyDomain), after, most);
        return Items.of(page, Upload::of);
    }

    private String onlyDomain() {
        List<DomainView> own = domains.list(caller.actor());
        if (own.size() != 1) {
            throw Asked.wrong("domain", "say which domain, or whose files");
        }
        return own.getFirst().name();
    }

    /** How much room they take: an account, a domain, or all domains of the caller. */
    @GET
    @Path("uploads/usage")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Usage> usage(
            @QueryParam("domain") @Nullable String domain, @QueryParam("owner") @Nullable String owner) {
        Optional<Jid> account = Asked.text("owner", owner).map(text -> Asked.account("owner", text));
        if (account.isPresent()) {
            return Items.all(List.of(
                    Usage.of(
                            account.get().toString(),
                            uploads.usage(caller.actor(), account.get()),
                            uploads.quotaOfAccounts())));
        }
        List<String> names = Asked.someDomain("domain", domain)
                .map(List::of)
                .orElseGet(() -> domains.list(caller.actor()).stream().map(DomainView::name).toList());
        return Items.all(names.stream()
                .map(name -> Usage.of(name, uploads.usage(caller.actor(), name), uploads.quotaOfDomains()))
                .toList());
    }

    /** Removes a file. */
    @DELETE
    @Path("uploads/{id}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response delete(@PathParam("id") String id) {
        uploads.delete(caller.actor(), id);
        return Response.noContent().build();
    }
}
