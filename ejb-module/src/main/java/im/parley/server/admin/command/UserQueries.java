package im.parley.server.admin.command;

import static im.parley.server.admin.command.Offer.ADMIN;
import static im.parley.server.admin.command.Offer.address;
import static im.parley.server.admin.command.Offer.admin;
import static im.parley.server.admin.command.Offer.field;
import static im.parley.server.admin.command.Offer.filled;
import static im.parley.server.admin.command.Offer.form;
import static im.parley.server.admin.command.Offer.result;

import im.parley.server.admin.Account;
import im.parley.server.admin.AccountViews;
import im.parley.server.admin.Actor;
import im.parley.server.admin.SessionView;
import im.parley.server.admin.SessionsAdmin;
import im.parley.server.admin.data.Contacts;
import im.parley.server.spi.Command;
import im.parley.server.spi.CommandCall;
import im.parley.server.spi.CommandStep;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.DateTime;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** XEP-0133 sections 4.8 to 4.10: what is known of a user. */
@Singleton
final class UserQueries {
    private static final String ACCOUNT = "accountjid";
    private static final String ACCOUNTS = "accountjids";
    private static final String TABLE = "Show connected resources in table";
    private static final String ROSTER = "jabber:iq:roster";
    private static final Name QUERY = Name.of(ROSTER, "query");
    private static final Name ITEM = Name.of(ROSTER, "item");
    private static final Name GROUP = Name.of(ROSTER, "group");

    private final AccountViews views;
    private final SessionsAdmin sessions;
    private final Contacts rosters;

    @Inject
    UserQueries(AccountViews views, SessionsAdmin sessions, Contacts rosters) {
        this.views = views;
        this.sessions = sessions;
        this.rosters = rosters;
    }

    List<Command> all() {
        return List.of(
                admin("get-user-roster", "Get User Roster",
                        call -> form(
                                "Getting a User's Roster",
                                "Fill out this form to get a user's roster.",
                                several("The Jabber ID(s) for which to retrieve the roster")),
                        this::roster),
                admin("get-user-lastlogin", "Get User Last Login Time",
                        call -> form(
                                "Getting a User's Last Login Time",
                                "Fill out this form to get a user's last login time.",
                                several("The Jabber ID(s) for which to retrieve the last login time")),
                        this::lastLogin),
                admin("user-stats", "Get User Statistics",
                        call -> form(
                                "Get User Statistics",
                                "Fill out this form to gather user statistics.",
                                field(ACCOUNT, Kind.JID_SINGLE, "The Jabber ID for statistics").required()),
                        this::statistics),
                Offer.domain("get-user-info", "Get User Info",
                        call -> form(
                                "Getting a User's Info",
                                "Fill out this form to get what is known of a user.",
                                field(ACCOUNT, Kind.JID_SINGLE, "The Jabber ID of the account").required(),
                                Field.flag(TABLE, true).labelled(TABLE)),
                        this::info));
    }

    private static Field several(String label) {
        return field(ACCOUNTS, Kind.JID_MULTI, label).required();
    }

    /** Section 4.8, example 28: the rosters stand in the form, one behind the other in the order of the addresses. */
    private CommandStep roster(DataForm form, Actor actor, CommandCall call) {
        List<Jid> accounts = form.addresses(ACCOUNTS);
        Element.Builder answer = result(addresses(accounts)).toElement().toBuilder();
        accounts.forEach(account -> answer.add(Element.build(QUERY)
                .addAll(rosters.list(actor, account).stream().map(UserQueries::item).toList())
                .build()));
        return new CommandStep.Done(List.of(answer.build()), List.of(), List.of());
    }

    private static Field addresses(List<Jid> accounts) {
        return Field.of(ACCOUNTS, Kind.JID_MULTI, accounts.stream().map(Jid::toString).toArray(String[]::new));
    }

    private static Element item(Contacts.Contact contact) {
        return Element.build(ITEM)
                .attribute("jid", contact.address().toString())
                .attribute("name", Optional.of(contact.name()).filter(name -> !name.isEmpty()))
                .attribute("subscription", contact.subscription())
                .attribute("ask", contact.ask() ? Optional.of("subscribe") : Optional.empty())
                .addAll(contact.groups().stream().sorted().map(group -> Element.text(GROUP, group)).toList())
                .build();
    }

    /** Section 4.9: who is there has logged in when his latest session began. */
    private CommandStep lastLogin(DataForm form, Actor actor, CommandCall call) {
        List<Jid> accounts = form.addresses(ACCOUNTS);
        List<String> times = accounts.stream()
                .map(account -> lastLogin(actor, account).map(DateTime::format).orElse(""))
                .toList();
        return CommandStep.done(result(
                addresses(accounts), filled("lastlogin", Kind.TEXT_MULTI, "The last login time", times)));
    }

    private Optional<Instant> lastLogin(Actor actor, Jid account) {
        Account.Details known = views.get(actor, account);
        return sessions.of(actor, account).stream()
                .map(SessionView::since)
                .max(Instant::compareTo)
                .or(known::lastSeen);
    }

    /** Section 4.10; stanzas and log-ins are not counted for each account. */
    private CommandStep statistics(DataForm form, Actor actor, CommandCall call) {
        Jid account = address(form, ACCOUNT);
        views.get(actor, account);
        List<SessionView> here = sessions.of(actor, account);
        return CommandStep.done(result(
                filled("ipaddresses", Kind.LIST_MULTI, "IP addresses", here.stream()
                        .map(session -> session.connection().address())
                        .distinct()
                        .toList()),
                Field.text("rostersize", Integer.toString(rosters.list(actor, account).size()))
                        .labelled("Roster size"),
                filled("onlineresources", Kind.TEXT_MULTI, "Online resources", here.stream()
                        .map(session -> session.jid().resource())
                        .toList())));
    }

    private CommandStep info(DataForm form, Actor actor, CommandCall call) {
        Jid account = address(form, ACCOUNT);
        Account.Details known = views.get(actor, account);
        List<SessionView> here = sessions.of(actor, account);
        List<Field> fields = new ArrayList<>(List.of(
                DataForm.formType(ADMIN),
                Field.of("JID", Kind.JID_SINGLE, account.toString()).labelled("JID"),
                Field.text("Account status", known.account().status().word()).labelled("Account status"),
                Field.text("Account created", DateTime.format(known.account().created())).labelled("Account created"),
                Field.text("Email", known.email().orElse("")).labelled("Email"),
                Field.text("Status", here.isEmpty() ? "offline" : "online").labelled("Status"),
                Field.text("Active connections", Integer.toString(here.size())).labelled("Active connections")));
        lastLogin(actor, account).ifPresent(time ->
                fields.add(Field.text("Last login", DateTime.format(time)).labelled("Last login")));
        boolean table = form.flag(TABLE).orElse(true) && !here.isEmpty();
        if (!table && !here.isEmpty()) {
            fields.add(filled("Connected resources", Kind.TEXT_MULTI, "Connected resources",
                    here.stream().map(session -> session.jid().resource()).toList()));
        }
        return CommandStep.done(new DataForm(
                DataForm.Type.RESULT, DataForm.Heading.NONE, fields, table ? table(here) : DataForm.Table.NONE));
    }

    private static DataForm.Table table(List<SessionView> sessions) {
        List<Field> columns = List.of(
                field("res", Kind.TEXT_SINGLE, "Resource"),
                field("address", Kind.TEXT_SINGLE, "Address"),
                field("since", Kind.TEXT_SINGLE, "Since"),
                field("connected", Kind.BOOLEAN, "Connected"));
        List<List<Field>> rows = sessions.stream()
                .map(session -> List.of(
                        Field.text("res", session.jid().resource()),
                        Field.text("address", session.connection().address()),
                        Field.text("since", DateTime.format(session.since())),
                        Field.flag("connected", session.connected())))
                .toList();
        return new DataForm.Table(columns, rows);
    }
}
