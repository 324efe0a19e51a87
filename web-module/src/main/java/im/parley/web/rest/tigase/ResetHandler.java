package im.parley.web.rest.tigase;

import im.parley.server.admin.Rejected;
import im.parley.server.admin.mail.PasswordResets;
import im.parley.web.rest.http.Client;
import im.parley.web.rest.http.KeyInAddress;
import im.parley.web.rest.http.Needs;
import im.parley.web.rest.http.Problem;
import im.parley.web.rest.http.Refused;
import im.parley.web.rest.http.Role;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** For users who have forgotten their password. */
@Path("user/resetPassword")
@Dependent
@KeyInAddress
@Produces("text/html")
public class ResetHandler {
    private static final String TITLE = "Choose a new password";
    private static final int LONGEST = 3071;
    private static final String ASK = """
            <p>Tell us your account and the e-mail address that you gave us for it. We send you a link.</p>
            <form method="post">
            <p><label>Account <input name="jid" required autocomplete="username" placeholder="romeo@example.org"></label></p>
            <p><label>E-mail <input name="email" type="email" required autocomplete="email"></label></p>
            <p><button>Send the link</button></p>
            </form>
            """;
    private static final String CHOOSE = """
            <p>%s</p>
            <form method="post">
            <p><label>New password <input name="password-entry" type="password" required
            autocomplete="new-password"></label></p>
            <p><label>Once more <input name="password-reentry" type="password" required
            autocomplete="new-password"></label></p>
            <p><button>Change the password</button></p>
            </form>
            """;

    @Inject
    PasswordResets resets;

    @Inject
    Client client;

    /** Asks for the account. */
    @GET
    @Needs(Role.ANONYMOUS)
    public Response ask() {
        requireOn();
        return Pages.page(200, TITLE, ASK);
    }

    /** The answer is the same whether there is such an account or not. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Needs(Role.ANONYMOUS)
    public Response send(
            @FormParam("jid") @DefaultValue("") String jid,
            @FormParam("email") @DefaultValue("") String email,
            @Context HttpServletRequest request) {
        requireOn();
        Optional<Jid> account = account(jid);
        if (account.isEmpty() || email.isBlank() || email.length() > LONGEST) {
            return Pages.page(400, TITLE, "<p><strong>That is no account, or no e-mail address.</strong></p>" + ASK);
        }
        if (!resets.ask(account.get(), email, address(request))) {
            return Response.fromResponse(Pages.text(429, TITLE, "Too many questions from your address; try again later."))
                    .header("Retry-After", "3600")
                    .build();
        }
        return Pages.text(
                200,
                TITLE,
                "If there is an account " + account.get() + " with that e-mail address, a link is on its way to it.");
    }

    /** Asks for the password. */
    @GET
    @Path("{token: [^/]+}")
    @Needs(Role.ANONYMOUS)
    public Response choose(@PathParam("token") String token) {
        requireOn();
        return resets.holder(token)
                .map(user -> form(200, "For " + user + "."))
                .orElseGet(ResetHandler::notGood);
    }

    /** Changes it. */
    @POST
    @Path("{token: [^/]+}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Needs(Role.ANONYMOUS)
    public Response change(
            @PathParam("token") String token,
            @FormParam("password-entry") @DefaultValue("") String password,
            @FormParam("password-reentry") @DefaultValue("") String again,
            @Context HttpServletRequest request) {
        requireOn();
        if (resets.holder(token).isEmpty()) {
            return notGood();
        }
        if (!password.equals(again)) {
            return form(400, "These are two different passwords.");
        }
        if (password.length() > LONGEST) {
            return form(400, "This is too long for a password.");
        }
        try {
            return resets.change(token, password, address(request))
                    .map(user -> Pages.text(200, "Done", user + " has a new password. Log in with it."))
                    .orElseGet(ResetHandler::notGood);
        } catch (Rejected unfit) {
            return form(422, "That cannot be a password: " + unfit.reason().text() + ".");
        }
    }

    private void requireOn() {
        if (!resets.isOn()) {
            throw new Refused(Problem.of(404, "passwords cannot be reset by e-mail here"));
        }
    }

    private static Response form(int status, String line) {
        return Pages.page(status, TITLE, CHOOSE.formatted(Pages.escaped(line)));
    }

    private static Response notGood() {
        return Pages.text(404, "This link is not good", "It has been used already, or it is too old, or it is incomplete.");
    }

    private static Optional<Jid> account(String text) {
        try {
            return Optional.of(Jid.of(text.strip())).filter(jid -> jid.isBare() && !jid.local().isEmpty());
        } catch (InvalidJid malformed) {
            return Optional.empty();
        }
    }

    private String address(HttpServletRequest request) {
        return client.address(request).getAddress().getHostAddress();
    }
}
