package im.parley.server.admin.command;

import im.parley.server.admin.Actor;
import im.parley.server.admin.DomainSetting;
import im.parley.server.admin.DomainSettings;
import im.parley.server.admin.DomainView;
import im.parley.server.admin.DomainsAdmin;
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

/** Domains while the server runs, by the nodes and fields that scripts for Tigase know. */
@Singleton
final class DomainCommands {
    private static final String NAME = "Domain name";
    private static final String ITEM = "item-list";
    private static final String MARKER = "command-marker";
    private static final String NOTE = "Note";
    private static final String VHOST = "VHost";
    private static final String ENABLED = "Enabled";

    private final DomainsAdmin domains;

    @Inject
    DomainCommands(DomainsAdmin domains) {
        this.domains = domains;
    }

    List<Command> all() {
        return List.of(
                Offer.installation("comp-repo-item-add", "Add New Domain", call -> addForm(), this::add),
                Offer.inSteps("comp-repo-item-update", "Change Domain Settings", Permission.DOMAIN_ADMINISTRATORS,
                        this::choose, this::chosen),
                Offer.installation("comp-repo-item-remove", "Remove Domain", this::choose,
                        (form, actor, call) -> remove(Offer.value(form, ITEM), actor)),
                reload("comp-repo-reload", "Reload Domains"),
                reload("VHOSTS_RELOAD", "Reload Virtual Hosts"),
                Offer.installation("VHOSTS_UPDATE", "Update Virtual Host",
                        call -> DataForm.of(
                                DataForm.Type.FORM,
                                Field.of(VHOST, Kind.TEXT_SINGLE).required(),
                                Field.flag(ENABLED, true)),
                        this::update),
                Offer.installation("VHOSTS_REMOVE", "Remove Virtual Host",
                        call -> DataForm.of(DataForm.Type.FORM, Field.of(VHOST, Kind.TEXT_SINGLE).required()),
                        (form, actor, call) -> remove(Offer.value(form, VHOST), actor)));
    }

    private DataForm addForm() {
        List<Field> fields = new ArrayList<>(List.of(
                Field.of(NAME, Kind.TEXT_SINGLE).labelled(NAME).required(), Field.hidden(MARKER, MARKER)));
        DomainSettings.all().forEach(setting -> fields.add(field(setting, usual(setting))));
        return DataForm.of(DataForm.Type.FORM, fields.toArray(Field[]::new))
                .titled("Adding a Domain", "Fill out this form to serve one more domain.");
    }

    /** What stands in the form of a new domain; what the configuration file has for all holds when it is left empty. */
    private static List<String> usual(DomainSetting setting) {
        return switch (setting.key()) {
            case "enabled", "tls-required" -> List.of("true");
            case "domain-filter" -> List.of("ALL");
            default -> setting.choices().contains("default") ? List.of("default") : List.of();
        };
    }

    private static Field field(DomainSetting setting, List<String> values) {
        Kind kind =
                switch (setting.kind()) {
                    case FLAG -> Kind.BOOLEAN;
                    case CHOICE -> Kind.LIST_SINGLE;
                    case SECRET -> Kind.TEXT_PRIVATE;
                    case ADDRESS -> Kind.JID_SINGLE;
                    case ADDRESSES -> Kind.JID_MULTI;
                    case NUMBER, TEXT -> Kind.TEXT_SINGLE;
                    case NUMBERS, WORDS -> Kind.TEXT_MULTI;
                };
        Field field = Field.of(setting.label(), kind, values.toArray(String[]::new)).labelled(setting.label());
        for (String choice : setting.choices()) {
            field = field.option(choice, choice);
        }
        return field;
    }

    /** The settings that are in a form. */
    private static Map<String, List<String>> settings(DataForm form) {
        Map<String, List<String>> settings = new LinkedHashMap<>();
        DomainSettings.all().forEach(setting -> form.field(setting.label())
                .ifPresent(field -> settings.put(setting.key(), field.values())));
        return settings;
    }

    private CommandStep add(DataForm form, Actor actor, CommandCall call) {
        Map<String, List<String>> settings = settings(form);
        settings.values().removeIf(values -> values.stream().allMatch(String::isBlank));
        domains.add(actor, Offer.value(form, NAME), settings);
        return said("Operation successful.");
    }

    private DataForm choose(CommandCall call) {
        Field list = Field.of(ITEM, Kind.LIST_SINGLE).labelled("List of domains").required();
        for (DomainView domain : domains.list(Offer.actor(call))) {
            list = list.option(domain.name(), domain.name());
        }
        return DataForm.of(DataForm.Type.FORM, list).titled("Choosing a Domain", "Choose a domain.");
    }

    private CommandStep chosen(DataForm form, Actor actor, CommandCall call) {
        DomainView domain = domains.get(actor, Offer.value(form, ITEM));
        List<Field> fields = new ArrayList<>(List.of(
                Field.of(NAME, Kind.TEXT_SINGLE, domain.name()).labelled(NAME).required(),
                Field.hidden(ITEM, domain.name()),
                Field.hidden(MARKER, MARKER)));
        DomainSettings.all().stream()
                .filter(setting -> !setting.reserved() || actor.administersInstallation())
                .forEach(setting ->
                        fields.add(field(setting, domain.settings().getOrDefault(setting.key(), List.of()))));
        DataForm next = DataForm.of(DataForm.Type.FORM, fields.toArray(Field[]::new))
                .titled("Changing a Domain", "Fill out this form to change " + domain.name() + '.');
        return CommandStep.ask(next, (filled, again) -> Offer.told(() -> {
            if (!Offer.value(filled, NAME).equals(domain.name())) {
                throw Rejected.invalid(NAME, "a domain cannot be renamed");
            }
            Map<String, List<String>> settings = settings(filled);
            settings.remove("s2s-secret", List.of(""));
            domains.update(Offer.actor(again), domain.name(), settings);
            return said("Operation successful.");
        }));
    }

    private CommandStep remove(String name, Actor actor) {
        domains.remove(actor, name);
        return said(count(actor));
    }

    private CommandStep update(DataForm form, Actor actor, CommandCall call) {
        String name = Offer.value(form, VHOST);
        Map<String, List<String>> settings =
                Map.of("enabled", List.of(Boolean.toString(form.flag(ENABLED).orElse(true))));
        if (domains.list(actor).stream().anyMatch(domain -> domain.name().equals(name))) {
            domains.update(actor, name, settings);
        } else {
            domains.add(actor, name, settings);
        }
        return said(count(actor));
    }

    private Command reload(String node, String name) {
        return Offer.atOnce(Place.DOMAIN, node, name, Permission.INSTALLATION_ADMINISTRATORS, call -> {
            domains.reload(Offer.actor(call));
            return said(count(Offer.actor(call)));
        });
    }

    private String count(Actor actor) {
        return "Current number of VHosts: " + domains.list(actor).stream().filter(DomainView::enabled).count();
    }

    /** As Tigase answers: a field of that name. */
    private static CommandStep said(String text) {
        return CommandStep.done(DataForm.of(DataForm.Type.RESULT, Field.of(NOTE, Kind.FIXED, text)));
    }
}
