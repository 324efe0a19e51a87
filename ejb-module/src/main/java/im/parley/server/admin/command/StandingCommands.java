package im.parley.server.admin.command;

import static im.parley.server.admin.command.Offer.ADMIN;
import static im.parley.server.admin.command.Offer.admin;
import static im.parley.server.admin.command.Offer.field;
import static im.parley.server.admin.command.Offer.filled;
import static im.parley.server.admin.command.Offer.form;
import static im.parley.server.admin.command.Offer.text;
import static im.parley.server.admin.command.Offer.value;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Announcements;
import im.parley.server.admin.Announcements.Announcement;
import im.parley.server.spi.Command;
import im.parley.server.spi.Command.Permission;
import im.parley.server.spi.Command.Place;
import im.parley.server.spi.CommandCall;
import im.parley.server.spi.CommandStep;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** XEP-0133 sections 4.23 to 4.28: what users are told. */
@Singleton
final class StandingCommands {
    private static final String TEXT = "announcement";
    private static final String SUBJECT = "subject";
    private static final String ALL = "all-users";
    private static final String MOTD = "motd";
    private static final String WELCOME = "welcome";

    private final Announcements announcements;

    @Inject
    StandingCommands(Announcements announcements) {
        this.announcements = announcements;
    }

    List<Command> all() {
        return List.of(
                admin("announce", "Send Announcement to Online Users", call -> announceForm(), this::announce),
                admin("set-motd", "Set Message of the Day",
                        call -> form(
                                "Setting the Message of the Day",
                                "Fill out this form to set the message of the day.",
                                message(MOTD, "Message of the Day", List.of())),
                        (form, actor, call) -> set(form, actor, call, false)),
                admin("edit-motd", "Edit Message of the Day",
                        call -> form(
                                "Editing the Message of the Day",
                                "Fill out this form to edit the message of the day.",
                                message(MOTD, "Message of the Day", present(call, false))),
                        this::edit),
                remove("delete-motd", "Delete Message of the Day", false),
                admin("set-welcome", "Set Welcome Message",
                        call -> form(
                                "Setting Welcome Message",
                                "Fill out this form to set the welcome message for this service.",
                                message(WELCOME, "Welcome Message", present(call, true))),
                        (form, actor, call) -> set(form, actor, call, true)),
                remove("delete-welcome", "Delete Welcome Message", true));
    }

    private static DataForm announceForm() {
        return form(
                "Making an Announcement",
                "Fill out this form to make an announcement to all active users of this service.",
                field(SUBJECT, Kind.TEXT_SINGLE, "Subject"),
                field(TEXT, Kind.TEXT_MULTI, "Announcement").required(),
                Field.flag(ALL, false).labelled("Keep it for users who are not there"));
    }

    private CommandStep announce(DataForm form, Actor actor, CommandCall call) {
        announcements.announce(
                actor,
                call.domain(),
                new Announcement(value(form, SUBJECT), text(form, TEXT), form.flag(ALL).orElse(false)));
        return CommandStep.done();
    }

    private static Field message(String name, String label, List<String> lines) {
        return filled(name, Kind.TEXT_MULTI, label, lines).required();
    }

    private List<String> present(CommandCall call, boolean welcome) {
        return announcements.standing(Offer.actor(call), call.domain(), welcome)
                .map(text -> text.lines().toList())
                .orElse(List.of());
    }

    private CommandStep set(DataForm form, Actor actor, CommandCall call, boolean welcome) {
        announcements.set(actor, call.domain(), welcome, text(form, welcome ? WELCOME : MOTD));
        return CommandStep.done();
    }

    private CommandStep edit(DataForm form, Actor actor, CommandCall call) {
        announcements.edit(actor, call.domain(), false, text(form, MOTD));
        return CommandStep.done();
    }

    private Command remove(String node, String name, boolean welcome) {
        return Offer.atOnce(Place.DOMAIN, ADMIN + '#' + node, name, Permission.DOMAIN_ADMINISTRATORS, call -> {
            announcements.remove(Offer.actor(call), call.domain(), welcome);
            return CommandStep.done();
        });
    }
}
