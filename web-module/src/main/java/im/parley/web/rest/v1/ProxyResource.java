package im.parley.web.rest.v1;

import im.parley.server.admin.DomainView;
import im.parley.server.admin.DomainsAdmin;
import im.parley.server.admin.ProxyUse;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Role;
import im.parley.web.rest.http.Versions;
import im.parley.wire.addr.Jid;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Limits and use of the SOCKS5 proxy (XEP-0065). */
@Path("")
@Dependent
@Produces("application/json")
public class ProxyResource {
    @Inject
    ProxyUse proxy;

    @Inject
    DomainsAdmin domains;

    @Inject
    Caller caller;

    /** What is to hold; what is absent is 0. */
    public record Wanted(Optional<Long> file, Optional<Long> user, Optional<Long> domain) {
        ProxyUse.Megabytes megabytes() {
            return new ProxyUse.Megabytes(file.orElse(0L), user.orElse(0L), domain.orElse(0L));
        }
    }

    /** Limits of an account or a domain. */
    public record Limits(
            String name, ProxyUse.Megabytes own, ProxyUse.Megabytes effective, boolean enforced) {
        static Limits of(ProxyUse.LimitsView view) {
            return new Limits(view.who().toString(), view.own(), view.effective(), view.enforced());
        }
    }

    /** Bytes of a month; without a name those of all servers. */
    public record Use(Optional<String> name, String month, long bytes) {
        static Use of(ProxyUse.UseView view) {
            return new Use(
                    Optional.of(view.name()).filter(name -> !name.isEmpty()), view.month().toString(), view.bytes());
        }
    }

    /** Bytes of an account. */
    public record AccountUse(String jid, long bytes, long transfers) {
        static AccountUse of(ProxyUse.AccountUse use) {
            return new AccountUse(use.account().toString(), use.bytes(), use.transfers());
        }
    }

    /** A bytestream; one that runs has neither id nor end. */
    public record Transfer(
            Optional<String> id,
            String requester,
            String target,
            Instant started,
            Optional<Instant> ended,
            long bytes) {
        static Transfer of(ProxyUse.Transfer one) {
            return new Transfer(
                    Optional.of(one.id()).filter(id -> !id.isEmpty()),
                    one.requester().toString(),
                    one.target().toString(),
                    one.started(),
                    one.ended(),
                    one.bytes());
        }
    }

    private String domain(@Nullable String asked) {
        return Asked.someDomain("domain", asked).orElseGet(() -> {
            List<DomainView> own = domains.list(caller.actor());
            if (own.size() != 1) {
                throw Asked.wrong("domain", "say which domain");
            }
            return own.getFirst().name();
        });
    }

    private Response limits(Jid somebody) {
        return answer(proxy.limits(caller.actor(), somebody));
    }

    private static Response answer(ProxyUse.LimitsView view) {
        return Response.ok(Limits.of(view)).tag(Versions.of(view.own())).build();
    }

    private Response set(Jid somebody, @Nullable String ifMatch, Wanted wanted) {
        return Versions.change(
                Optional.ofNullable(ifMatch),
                somebody.toString(),
                () -> Versions.of(proxy.limits(caller.actor(), somebody).own()),
                () -> answer(proxy.set(caller.actor(), somebody, wanted.megabytes())));
    }

    private static Jid ofDomain(String text) {
        return Jid.prepared("", Asked.domain("domain", text));
    }

    private static Optional<YearMonth> month(@Nullable String text) {
        try {
            return Asked.text("month", text).map(YearMonth::parse);
        } catch (DateTimeException malformed) {
            throw Asked.wrong("month", "'" + text + "' is no month as 2026-11");
        }
    }

    /** Those of a domain who have used the proxy or have limits, the domain itself first. */
    @GET
    @Path("proxy/limits")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Limits> list(
            @QueryParam("domain") @Nullable String domain,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String after = Asked.after(cursor);
        if (!after.isEmpty()) {
            Asked.jid("cursor", after);
        }
        return Items.of(proxy.list(caller.actor(), domain(domain), after, Asked.limit(limit)), Limits::of);
    }

    /** The limits of an account. */
    @GET
    @Path("proxy/limits/users/{jid}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response ofUser(@PathParam("jid") String jid) {
        return limits(Asked.account("jid", jid));
    }

    /** Sets the limits of an account. */
    @PUT
    @Path("proxy/limits/users/{jid}")
    @Consumes(Json.ONLY)
    @Needs(Role.DOMAIN_ADMIN)
    public Response setUser(
            @PathParam("jid") String jid,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Wanted wanted) {
        return set(Asked.account("jid", jid), ifMatch, wanted);
    }

    /** Lets the limits of its domain hold for an account. */
    @DELETE
    @Path("proxy/limits/users/{jid}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response resetUser(@PathParam("jid") String jid) {
        proxy.reset(caller.actor(), Asked.account("jid", jid));
        return Response.noContent().build();
    }

    /** The limits of a domain. */
    @GET
    @Path("proxy/limits/domains/{domain}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response limitsOfDomain(@PathParam("domain") String domain) {
        return limits(ofDomain(domain));
    }

    /** Sets the limits of a domain. */
    @PUT
    @Path("proxy/limits/domains/{domain}")
    @Consumes(Json.ONLY)
    @Needs(Role.INSTALLATION_ADMIN)
    public Response setDomain(
            @PathParam("domain") String domain,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Wanted wanted) {
        return set(ofDomain(domain), ifMatch, wanted);
    }

    /** Lets the limits of the configuration hold for a domain. */
    @DELETE
    @Path("proxy/limits/domains/{domain}")
    @Needs(Role.INSTALLATION_ADMIN)
    public Response resetDomain(@PathParam("domain") String domain) {
        proxy.reset(caller.actor(), ofDomain(domain));
        return Response.noContent().build();
    }

    /** What the accounts of a domain have used in a month. */
    @GET
    @Path("proxy/use")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<AccountUse> uses(
            @QueryParam("domain") @Nullable String domain,
            @QueryParam("month") @Nullable String month,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return Items.of(
                proxy.uses(caller.actor(), domain(domain), month(month), Asked.after(cursor), Asked.limit(limit)),
                AccountUse::of);
    }

    /** What an account has used in a month. */
    @GET
    @Path("proxy/use/users/{jid}")
    @Needs(Role.DOMAIN_ADMIN)
    public Use useOfUser(@PathParam("jid") String jid, @QueryParam("month") @Nullable String month) {
        return Use.of(proxy.use(caller.actor(), Asked.account("jid", jid), month(month)));
    }

    /** What a domain has used in a month. */
    @GET
    @Path("proxy/use/domains/{domain}")
    @Needs(Role.DOMAIN_ADMIN)
    public Use useOfDomain(@PathParam("domain") String domain, @QueryParam("month") @Nullable String month) {
        return Use.of(proxy.use(caller.actor(), ofDomain(domain), month(month)));
    }

    /** What all servers with this database have relayed in a month, and this one. */
    @GET
    @Path("proxy/use/total")
    @Needs(Role.INSTALLATION_ADMIN)
    public Items<Use> total(@QueryParam("month") @Nullable String month) {
        return Items.all(proxy.total(caller.actor(), month(month)).stream().map(Use::of).toList());
    }

    /** Bytestreams that have ended, the latest first: of a domain, or of an account. */
    @GET
    @Path("proxy/transfers")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Transfer> ended(
            @QueryParam("domain") @Nullable String domain,
            @QueryParam("requester") @Nullable String requester,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Jid somebody = Asked.text("requester", requester)
                .map(text -> Asked.account("requester", text))
                .orElseGet(() -> ofDomain(domain(domain)));
        return Items.of(
                proxy.ended(caller.actor(), somebody, Asked.after(cursor), Asked.limit(limit)), Transfer::of);
    }

    /** Bytestreams of a domain that run now. */
    @GET
    @Path("proxy/transfers/running")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<Transfer> running(@QueryParam("domain") @Nullable String domain) {
        return Items.all(proxy.running(caller.actor(), domain(domain)).stream().map(Transfer::of).toList());
    }
}
