package im.parley.server.admin.command;

import im.parley.server.admin.Actor;
import im.parley.server.admin.ComponentSetting;
import im.parley.server.admin.ComponentView;
import im.parley.server.admin.ComponentsAdmin;
import im.parley.server.admin.Rejected;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** External components while the server runs, by the nodes and fields that scripts for Tigase know. */
@Singleton
final class ComponentCommands {
    private static final Place EXT = new Place.OfPart("ext");
    private static final String NAME = "Domain name";
    private static final String ITEM = "item-list";
    private static final String MARKER = "command-marker";
    private static final String NOTE = "Note";

    private final ComponentsAdmin components;

    @Inject
    ComponentCommands(ComponentsAdmin components) {
        this.components = components;
    }

    List<Command> all() {
        return List.of(
                Offer.of(EXT, "comp-repo-item-add", "Add External Component", Permission.INSTALLATION_ADMINISTRATORS,
                        call -> addForm(), this::add),
                Offer.inSteps(EXT, "comp-repo-item-update", "Change External Component",
                        Permission.INSTALLATION_ADMINISTRATORS, this::choose, this::chosen),
                Offer.of(EXT, "comp-repo-item-remove", "Remove External Component",
                        Permission.INSTALLATION_ADMINISTRATORS, this::choose, (form, actor, call) -> {
                            components.remove(actor, Offer.value(form, ITEM));
                            return said("Operation successful.");
                        }),
                Offer.atOnce(EXT, "comp-repo-reload", "Reload External Components",
                        Permission.INSTALLATION_ADMINISTRATORS,
                        call -> said("Current number of components: " + components.reload(Offer.actor(call)))));
    }

    private static DataForm addForm() {
        List<Field> fields = new ArrayList<>(List.of(
                Field.of(NAME, Kind.TEXT_SINGLE).labelled(NAME).required(),
                Field.of(ComponentSetting.SECRET_LABEL, Kind.TEXT_PRIVATE).labelled(ComponentSetting.SECRET_LABEL).required(),
                Field.hidden(MARKER, MARKER)));
        ComponentSetting.all().forEach(setting -> fields.add(field(setting, usual(setting))));
        return DataForm.of(DataForm.Type.FORM, fields.toArray(Field[]::new))
                .titled("Adding an External Component", "Fill out this form to let a component connect.");
    }

    private static List<String> usual(ComponentSetting setting) {
        return setting.choices().isEmpty() ? List.of() : List.of(setting.choices().getFirst());
    }

    private static Field field(ComponentSetting setting, List<String> values) {
        Kind kind = setting.several() ? Kind.TEXT_MULTI : setting.choices().isEmpty() ? Kind.TEXT_SINGLE : Kind.LIST_SINGLE;
        Field field = Field.of(setting.label(), kind, values.toArray(String[]::new)).labelled(setting.label());
        for (String choice : setting.choices()) {
            field = field.option(choice, choice);
        }
        return field;
    }

    /** What is filled in; what is left empty when a component is added is as usual. */
    private static Map<String, List<String>> settings(DataForm form) {
        Map<String, List<String>> settings = new LinkedHashMap<>();
        ComponentSetting.all().forEach(setting -> form.field(setting.label())
                .ifPresent(field -> settings.put(setting.key(), field.values())));
        form.field(ComponentSetting.SECRET_LABEL)
                .ifPresent(field -> settings.put(ComponentSetting.SECRET, field.values()));
        return settings;
    }

    private CommandStep add(DataForm form, Actor actor, CommandCall call) {
        components.add(actor, Offer.value(form, NAME), settings(form));
        return said("Operation successful.");
    }

    private DataForm choose(CommandCall call) {
        Field list = Field.of(ITEM, Kind.LIST_SINGLE).labelled("List of components").required();
        for (ComponentView component : components.list(Offer.actor(call))) {
            list = list.option(component.domain(), component.domain());
        }
        return DataForm.of(DataForm.Type.FORM, list).titled("Choosing a Component", "Choose a component.");
    }

    private CommandStep chosen(DataForm form, Actor actor, CommandCall call) {
        ComponentView component = components.get(actor, Offer.value(form, ITEM));
        List<Field> fields = new ArrayList<>(List.of(
                Field.of(NAME, Kind.TEXT_SINGLE, component.domain()).labelled(NAME).required(),
                Field.of(ComponentSetting.SECRET_LABEL, Kind.TEXT_PRIVATE).labelled("Domain password (empty: as it is)"),
                Field.hidden(ITEM, component.domain()),
                Field.hidden(MARKER, MARKER)));
        ComponentSetting.all().forEach(setting ->
                fields.add(field(setting, component.settings().getOrDefault(setting.key(), List.of()))));
        DataForm next = DataForm.of(DataForm.Type.FORM, fields.toArray(Field[]::new))
                .titled("Changing a Component", "Fill out this form to change " + component.domain() + '.');
        return CommandStep.ask(next, (filled, again) -> Offer.told(() -> {
            if (!Offer.value(filled, NAME).equals(component.domain())) {
                throw Rejected.invalid(NAME, "a component cannot be renamed");
            }
            components.update(Offer.actor(again), component.domain(), settings(filled));
            return said("Operation successful.");
        }));
    }

    /** As Tigase answers: a field of that name. */
    private static CommandStep said(String text) {
        return CommandStep.done(DataForm.of(DataForm.Type.RESULT, Field.of(NOTE, Kind.FIXED, text)));
    }
}
