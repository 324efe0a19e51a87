package im.parley.server.admin.command;

import static im.parley.server.admin.command.Offer.ADMIN;
import static im.parley.server.admin.command.Offer.field;
import static im.parley.server.admin.command.Offer.form;
import static im.parley.server.admin.command.Offer.text;
import static im.parley.server.admin.command.Offer.value;

import im.parley.server.admin.Actor;
import im.parley.server.admin.system.Standstill;
import im.parley.server.admin.system.Standstill.Kind;
import im.parley.server.admin.system.Standstill.Wish;
import im.parley.server.spi.Command;
import im.parley.server.spi.CommandStep;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** XEP-0133 sections 4.30 and 4.31: restart and shut down. */
@Singleton
final class StandstillCommands {
    private static final String DELAY = "delay";
    private static final String TEXT = "announcement";
    /** Scripts for Tigase say it so. */
    private static final String NOTIFY = "Notify users";

    private static final String MESSAGE = "Message to users";

    private final Standstill standstill;

    @Inject
    StandstillCommands(Standstill standstill) {
        this.standstill = standstill;
    }

    List<Command> all() {
        return List.of(
                command("restart", "Restart Service", "Restarting the Service", "restart", Kind.RESTART),
                command("shutdown", "Shut Down Service", "Shutting Down the Service", "shut down", Kind.SHUTDOWN));
    }

    private Command command(String node, String name, String title, String what, Kind kind) {
        DataForm form = form(
                title,
                "Fill out this form to " + what + " the service.",
                delays(title.toLowerCase(Locale.ROOT).replace(" the service", "")),
                field(TEXT, Field.Kind.TEXT_MULTI, "Announcement"));
        return Offer.installation(
                ADMIN + '#' + node, name, call -> form, (filled, actor, call) -> plan(filled, actor, kind));
    }

    private static Field delays(String what) {
        return field(DELAY, Field.Kind.LIST_SINGLE, "Time delay before " + what)
                .option("None", "0")
                .option("30 seconds", "30")
                .option("60 seconds", "60")
                .option("90 seconds", "90")
                .option("2 minutes", "120")
                .option("3 minutes", "180")
                .option("4 minutes", "240")
                .option("5 minutes", "300");
    }

    private CommandStep plan(DataForm form, Actor actor, Kind kind) {
        int delay = form.number(DELAY, 0, (int) Standstill.LONGEST.toSeconds()).orElse(0);
        String announcement = text(form, TEXT);
        boolean silent = !form.flag(NOTIFY).orElse(true);
        String told = announcement.isEmpty() && !silent ? value(form, MESSAGE) : announcement;
        standstill.plan(actor, new Wish(kind, Duration.ofSeconds(delay), told));
        return CommandStep.done();
    }
}
