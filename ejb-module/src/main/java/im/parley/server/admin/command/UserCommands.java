package im.parley.server.admin.command;

import static im.parley.server.admin.command.Offer.address;
import static im.parley.server.admin.command.Offer.admin;
import static im.parley.server.admin.command.Offer.field;
import static im.parley.server.admin.command.Offer.form;
import static im.parley.server.admin.command.Offer.value;

import im.parley.server.admin.AccountStatus;
import im.parley.server.admin.AccountViews;
import im.parley.server.admin.Accounts;
import im.parley.server.admin.Actor;
import im.parley.server.admin.Rejected;
import im.parley.server.admin.SessionsAdmin;
import im.parley.server.spi.Command;
import im.parley.server.spi.CommandCall;
import im.parley.server.spi.CommandStep;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** XEP-0133 sections 4.1 to 4.7: accounts and their sessions. */
@Singleton
final class UserCommands {
    private static final String ACCOUNT = "accountjid";
    private static final String ACCOUNTS = "accountjids";
    private static final String PASSWORD = "password";
    private static final String VERIFY = "password-verify";
    private static final String EMAIL = "email";
    private static final String REASON = "reason";
    private static final String ENABLED = "Account enabled";

    private final Accounts accounts;
    private final AccountViews views;
    private final SessionsAdmin sessions;
    private final PersonNames names;

    @Inject
    UserCommands(Accounts accounts, AccountViews views, SessionsAdmin sessions, PersonNames names) {
        this.accounts = accounts;
        this.views = views;
        this.sessions = sessions;
        this.names = names;
    }

    List<Command> all() {
        return List.of(
                admin("add-user", "Add User", call -> addForm(), this::add),
                admin("delete-user", "Delete User",
                        call -> several("Deleting a User", "Fill out this form to delete a user.",
                                "The Jabber ID(s) to delete"),
                        (form, actor, call) -> Offer.each(
                                form.addresses(ACCOUNTS), account -> accounts.remove(actor, account))),
                admin("disable-user", "Disable User",
                        call -> several("Disabling a User", "Fill out this form to disable a user.",
                                "The Jabber ID(s) to disable"),
                        (form, actor, call) -> status(form, actor, AccountStatus.DISABLED)),
                admin("reenable-user", "Re-Enable User",
                        call -> several("Re-Enable a User", "Fill out this form to re-enable a user.",
                                "The Jabber ID(s) to re-enable"),
                        (form, actor, call) -> status(form, actor, AccountStatus.ACTIVE)),
                admin("end-user-session", "End User Session", call -> endForm(), this::end),
                admin("change-user-password", "Change User Password", call -> passwordForm(), this::password),
                Offer.inSteps(
                        "modify-user",
                        "Modify User",
                        Command.Permission.DOMAIN_ADMINISTRATORS,
                        call -> chooseForm(),
                        this::chosen));
    }

    private static Field account(String label) {
        return field(ACCOUNT, Kind.JID_SINGLE, label).required();
    }

    private static DataForm several(String title, String instructions, String label) {
        return form(title, instructions, field(ACCOUNTS, Kind.JID_MULTI, label).required());
    }

    private static DataForm addForm() {
        return form(
                "Adding a User",
                "Fill out this form to add a user.",
                account("The Jabber ID for the account to be added"),
                field(PASSWORD, Kind.TEXT_PRIVATE, "The password for this account"),
                field(VERIFY, Kind.TEXT_PRIVATE, "Retype password"),
                field(EMAIL, Kind.TEXT_SINGLE, "Email address"),
                field(PersonNames.GIVEN, Kind.TEXT_SINGLE, "Given name"),
                field(PersonNames.FAMILY, Kind.TEXT_SINGLE, "Family name"));
    }

    private CommandStep add(DataForm form, Actor actor, CommandCall call) {
        Jid account = address(form, ACCOUNT);
        String password = verified(form);
        accounts.create(
                actor, new Accounts.NewAccount(account, password, value(form, EMAIL), AccountStatus.ACTIVE));
        names.keep(account, value(form, PersonNames.GIVEN), value(form, PersonNames.FAMILY));
        return CommandStep.done();
    }

    /** The second field is for people; a program may leave it out. */
    private static String verified(DataForm form) {
        String password = form.value(PASSWORD).orElse("");
        if (form.value(VERIFY).filter(again -> !again.equals(password)).isPresent()) {
            throw Rejected.invalid(VERIFY, "the two passwords differ");
        }
        return password;
    }

    private CommandStep status(DataForm form, Actor actor, AccountStatus status) {
        return Offer.each(form.addresses(ACCOUNTS), account -> accounts.status(actor, account, status));
    }

    private static DataForm endForm() {
        return form(
                "Ending a User Session",
                "Fill out this form to end a user's session.",
                field(ACCOUNTS, Kind.JID_MULTI, "The Jabber ID(s) for which to end sessions").required(),
                field(REASON, Kind.TEXT_SINGLE, "The reason that the user is told"));
    }

    private CommandStep end(DataForm form, Actor actor, CommandCall call) {
        return Offer.each(form.addresses(ACCOUNTS), who -> sessions.end(actor, who, value(form, REASON)));
    }

    private static DataForm passwordForm() {
        return form(
                "Changing a User Password",
                "Fill out this form to change a user's password.",
                account("The Jabber ID for this account"),
                field(PASSWORD, Kind.TEXT_PRIVATE, "The password for this account").required());
    }

    private CommandStep password(DataForm form, Actor actor, CommandCall call) {
        accounts.password(actor, address(form, ACCOUNT), verified(form));
        return CommandStep.done();
    }

    private static DataForm chooseForm() {
        return form("Modifying a User", "Choose the user.", account("The Jabber ID of the account"));
    }

    /** The second form has the values that hold. */
    private CommandStep chosen(DataForm form, Actor actor, CommandCall call) {
        Jid account = address(form, ACCOUNT);
        var known = views.get(actor, account);
        DataForm rest = form(
                "Modifying a User",
                "Fill out this form to modify a user.",
                Field.of(ACCOUNT, Kind.JID_SINGLE, account.toString()).required(),
                Field.text(EMAIL, known.email().orElse("")).labelled("Email address"),
                Field.flag(ENABLED, known.account().status().isOpen()).labelled(ENABLED).required());
        return CommandStep.ask(rest, (filled, again) -> Offer.told(() -> modify(filled, Offer.actor(again))));
    }

    private CommandStep modify(DataForm form, Actor actor) {
        Jid account = address(form, ACCOUNT);
        boolean open = views.get(actor, account).account().status().isOpen();
        form.field(EMAIL).ifPresent(field -> accounts.email(actor, account, value(form, EMAIL)));
        form.flag(ENABLED).filter(wanted -> wanted != open).ifPresent(wanted -> accounts.status(
                actor, account, wanted ? AccountStatus.ACTIVE : AccountStatus.DISABLED));
        return CommandStep.done();
    }
}
