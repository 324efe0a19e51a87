package im.parley.web.rest.v1;

import im.parley.server.admin.Account;
import im.parley.server.admin.AccountStatus;
import im.parley.server.admin.AccountViews;
import im.parley.server.admin.Accounts;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.Check;
import im.parley.web.rest.http.Client;
import im.parley.web.rest.http.Json;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Patch;
import im.parley.web.rest.http.Role;
import im.parley.web.rest.http.Versions;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounts. */
@Path("")
@Dependent
@Produces("application/json")
public class UsersResource {
    @Inject
    Accounts accounts;

    @Inject
    AccountViews views;

    @Inject
    UserSearch search;

    @Inject
    Check check;

    @Inject
    Client client;

    @Inject
    Caller caller;

    /** An account that is to be made. */
    public record NewUser(String jid, String password, Optional<String> email, Optional<String> status) {
        @Override
        public String toString() {
            return "NewUser[" + jid + ']';
        }
    }

    /** Another password; an account that changes its own gives the present one, too. */
    public record NewPassword(String password, Optional<String> current) {
        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    /** A page of the accounts. */
    @GET
    @Path("users")
    @Needs(Role.DOMAIN_ADMIN)
    public Items<UserView> list(
            @QueryParam("domain") @Nullable String domain,
            @QueryParam("q") @Nullable String part,
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        UserSearch.Query query = new UserSearch.Query(
                Asked.someDomain("domain", domain),
                Asked.text("q", part).orElse("").toLowerCase(Locale.ROOT),
                Asked.text("status", status).map(word -> Asked.word("status", AccountStatus.class, word)));
        return search.page(caller.actor(), query, Asked.after(cursor), Asked.limit(limit));
    }

    /** Makes an account. */
    @POST
    @Path("users")
    @Consumes(Json.ONLY)
    @Needs(Role.DOMAIN_ADMIN)
    public Response create(NewUser wanted) {
        Jid account = Asked.account("jid", wanted.jid());
        AccountStatus status = wanted.status()
                .map(word -> Asked.word("status", AccountStatus.class, word))
                .orElse(AccountStatus.ACTIVE);
        accounts.create(
                caller.actor(),
                new Accounts.NewAccount(account, wanted.password(), wanted.email().orElse(""), status));
        return shown(account, Response.status(201).location(address(account)));
    }

    private static URI address(Jid account) {
        return UriBuilder.fromPath("users/{jid}").build(account.toString());
    }

    /** An account. */
    @GET
    @Path("users/{jid}")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Response get(@PathParam("jid") String jid) {
        return shown(Asked.account("jid", jid), Response.ok());
    }

    private Response shown(Jid account, Response.ResponseBuilder answer) {
        Account.Details details = views.get(caller.actor(), account);
        return answer.entity(search.view(details)).tag(version(details)).build();
    }

    /** Of what can be changed alone: that somebody logs in is no change. */
    private static EntityTag version(Account.Details details) {
        return Versions.of(List.of(
                details.account().status().word(),
                details.account().created().toString(),
                details.email().orElse("")));
    }

    /** Changes an account. */
    @PATCH
    @Path("users/{jid}")
    @Consumes({Json.ONLY, Json.PATCH})
    @Needs(Role.DOMAIN_ADMIN)
    public Response update(
            @PathParam("jid") String jid,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            Map<String, Object> body) {
        Jid account = Asked.account("jid", jid);
        Patch patch = new Patch(body, Set.of("status", "email"));
        Optional<AccountStatus> status =
                patch.text("status").map(word -> Asked.word("status", AccountStatus.class, word));
        Optional<String> email = patch.text("email");
        views.get(caller.actor(), account);
        return Versions.change(
                Optional.ofNullable(ifMatch),
                account.toString(),
                () -> version(views.get(caller.actor(), account)),
                () -> {
                    status.ifPresent(wanted -> accounts.status(caller.actor(), account, wanted));
                    if (patch.names("email")) {
                        accounts.email(caller.actor(), account, email.orElse(""));
                    }
                    return shown(account, Response.ok());
                });
    }

    /** Removes an account. */
    @DELETE
    @Path("users/{jid}")
    @Needs(Role.DOMAIN_ADMIN)
    public Response delete(
            @PathParam("jid") String jid, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Jid account = Asked.account("jid", jid);
        return Versions.change(
                Optional.ofNullable(ifMatch),
                account.toString(),
                () -> version(views.get(caller.actor(), account)),
                () -> {
                    accounts.remove(caller.actor(), account);
                    return Response.noContent().build();
                });
    }

    /** Gives an account another password. Somebody who finds a browser open cannot take the account over with it. */
    @PUT
    @Path("users/{jid}/password")
    @Consumes(Json.ONLY)
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Response password(
            @PathParam("jid") String jid, NewPassword wanted, @Context HttpServletRequest request) {
        Jid account = Asked.account("jid", jid);
        boolean own = caller.actor().owns(account);
        if (own) {
            String current = wanted.current()
                    .orElseThrow(() -> Asked.wrong("current", "who changes his own password gives the present one"));
            check.password(account.toString(), current, client.address(request));
        }
        accounts.password(caller.actor(), account, wanted.password());
        return Response.noContent().build();
    }
}
