package im.parley.web.rest.tigase;

import im.parley.server.admin.Account;
import im.parley.server.admin.AccountStatus;
import im.parley.server.admin.AccountViews;
import im.parley.server.admin.Accounts;
import im.parley.server.admin.Actor;
import im.parley.server.admin.Actors;
import im.parley.web.rest.http.Asked;
import im.parley.web.rest.http.Caller;
import im.parley.web.rest.http.KeyInAddress;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
import im.parley.web.rest.http.Role;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Accounts, one at a time. */
@Path("user")
@Dependent
@KeyInAddress
@Consumes({"application/json", "application/xml", "text/xml"})
@Produces({"application/json", "application/xml", "text/xml"})
public class UserHandler {
    private static final String USER = "user";

    @Inject
    Accounts accounts;

    @Inject
    AccountViews views;

    @Inject
    Actors actors;

    @Inject
    Caller caller;

    /** An account. */
    @GET
    @Path("{jid: [^/]+}")
    @Needs(value = Role.DOMAIN_ADMIN, self = true)
    public Document get(@PathParam("jid") String jid) {
        return shown(Asked.account("jid", jid));
    }

    /** One's own account. */
    @GET
    @Needs(Role.USER)
    public Document own() {
        return shown(caller.account());
    }

    private Document shown(Jid account) {
        return view(views.get(caller.actor(), account).account());
    }

    private Document view(Account account) {
        Jid jid = account.address();
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("jid", jid.toString());
        user.put("domain", jid.domain());
        user.put("uid", uid(jid));
        user.put("isAdmin", actors.of(jid, Actor.Means.SYSTEM, "").administersInstallation());
        user.put("accountStatus", account.status().word());
        return new Document(USER, user);
    }

    /** A number that stays with the address; accounts have no numbers here. */
    private static long uid(Jid jid) {
        UUID hash = UUID.nameUUIDFromBytes(jid.toString().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(Long.BYTES).putLong(hash.getMostSignificantBits()).getLong(0) & Long.MAX_VALUE >> 11;
    }

    /** Makes an account. */
    @PUT
    @Path("{jid: [^/]+}")
    @Needs(Role.DOMAIN_ADMIN)
    public Document create(@PathParam("jid") String jid, Document body) {
        Jid account = Asked.account("jid", jid);
        String password = body.require(USER)
                .text("password")
                .orElseThrow(() -> new Refused(Problem.of(400, "password", "an account has a password")));
        accounts.create(
                caller.actor(),
                new Accounts.NewAccount(
                        account, password, body.text("email").orElse(""), AccountStatus.ACTIVE));
        return shown(account);
    }

    /** Changes an account. */
    @POST
    @Path("{jid: [^/]+}")
    @Needs(Role.DOMAIN_ADMIN)
    public Document update(@PathParam("jid") String jid, Document body) {
        Jid account = Asked.account("jid", jid);
        change(account, body.require(USER));
        body.text("accountStatus")
                .or(() -> body.text("status"))
                .map(word -> AccountStatus.of(word.toLowerCase(Locale.ROOT)))
                .ifPresent(status -> accounts.status(caller.actor(), account, status));
        return shown(account);
    }

    /** Changes one's own password or e-mail address. */
    @POST
    @Needs(Role.USER)
    public Document updateOwn(Document body) {
        change(caller.account(), body.require(USER));
        return shown(caller.account());
    }

    private void change(Jid account, Document body) {
        body.text("password")
                .ifPresent(password -> accounts.password(caller.actor(), account, password));
        body.text("email").ifPresent(email -> accounts.email(caller.actor(), account, email));
    }

    /** Removes an account; the answer is what it was. */
    @DELETE
    @Path("{jid: [^/]+}")
    @Needs(Role.DOMAIN_ADMIN)
    public Document delete(@PathParam("jid") String jid) {
        return removed(Asked.account("jid", jid));
    }

    /** Removes one's own account. */
    @DELETE
    @Needs(Role.USER)
    public Document deleteOwn() {
        return removed(caller.account());
    }

    private Document removed(Jid account) {
        Document was = shown(account);
        accounts.remove(caller.actor(), account);
        return was;
    }
}
