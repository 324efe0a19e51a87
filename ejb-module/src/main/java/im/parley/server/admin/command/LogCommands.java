package im.parley.server.admin.command;

import im.parley.server.admin.Installation;
import im.parley.server.spi.Command;
import im.parley.server.spi.Command.Permission;
import im.parley.server.spi.Command.Place;
import im.parley.server.spi.CommandStep;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.form.Field.Kind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** What the server writes to its log, and the configuration that it runs with: nodes and fields as in Tigase. */
@Singleton
final class LogCommands {
    private static final String PACKAGE = "package-name";
    private static final String LEVEL = "level";
    private static final String USUAL = "usual";

    private final Installation installation;

    @Inject
    LogCommands(Installation installation) {
        this.installation = installation;
    }

    List<Command> all() {
        return List.of(
                Offer.installation("logging-set", "Set Log Level", call -> form(), (form, actor, call) -> {
                    String level = Offer.value(form, LEVEL);
                    installation.logLevel(actor, Offer.value(form, PACKAGE), level.equals(USUAL) ? "" : level);
                    return CommandStep.done();
                }),
                Offer.atOnce(
                        Place.DOMAIN,
                        "get-config-tdsl",
                        "Effective Configuration",
                        Permission.INSTALLATION_ADMINISTRATORS,
                        call -> CommandStep.done(DataForm.of(
                                DataForm.Type.RESULT,
                                Offer.filled("Config", Kind.TEXT_MULTI, "Effective configuration",
                                        installation.configuration(Offer.actor(call)).stream()
                                                .map(LogCommands::line)
                                                .toList())))));
    }

    private static DataForm form() {
        Field level = Field.of(LEVEL, Kind.LIST_SINGLE, USUAL).labelled("Level").required();
        for (String name : new String[] {USUAL, "SEVERE", "WARNING", "INFO", "CONFIG", "FINE", "FINER", "FINEST"}) {
            level = level.option(name, name);
        }
        return DataForm.of(
                        DataForm.Type.FORM,
                        Field.text(PACKAGE, "im.parley.server").labelled("Package").required(),
                        level)
                .titled("Log Level", "Holds until the server stops.");
    }

    private static String line(Installation.Setting setting) {
        return String.join(" / ", setting.path()) + " = " + setting.value() + "   # " + setting.origin();
    }
}
