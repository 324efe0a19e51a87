package im.parley.server.admin.command;

import im.parley.server.admin.Actor;
import im.parley.server.admin.AdHoc;
import im.parley.server.admin.Rejected;
import im.parley.server.spi.Command;
import im.parley.server.spi.Command.Permission;
import im.parley.server.spi.Command.Place;
import im.parley.server.spi.CommandCall;
import im.parley.server.spi.CommandStep;
import im.parley.server.spi.CommandStep.Note;
import im.parley.server.spi.CommandStep.Severity;
import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the commands of administration have in common. */
final class Offer {
    /** The nodes of XEP-0133, and the type of its forms. */
    static final String ADMIN = "http://jabber.org/protocol/admin";

    private Offer() {}

    /** What is done with a form. */
    @FunctionalInterface
    interface Work {
        CommandStep run(DataForm form, Actor actor, CommandCall call);
    }

    /** A command of XEP-0133 with one form. */
    static Command admin(String node, String name, Function<CommandCall, DataForm> form, Work work) {
        return of(Place.DOMAIN, ADMIN + '#' + node, name, Permission.DOMAIN_ADMINISTRATORS, form, work);
    }

    /** A command with one form for administrators of a domain. */
    static Command domain(String node, String name, Function<CommandCall, DataForm> form, Work work) {
        return of(Place.DOMAIN, node, name, Permission.DOMAIN_ADMINISTRATORS, form, work);
    }

    /** A command with one form for administrators of the installation. */
    static Command installation(String node, String name, Function<CommandCall, DataForm> form, Work work) {
        return of(Place.DOMAIN, node, name, Permission.INSTALLATION_ADMINISTRATORS, form, work);
    }

    /** A command with one form. */
    static Command of(
            Place place,
            String node,
            String name,
            Permission permission,
            Function<CommandCall, DataForm> form,
            Work work) {
        return new Command(place, node, name, permission, call -> told(() -> CommandStep.ask(
                form.apply(call), (filled, again) -> told(() -> work.run(filled, actor(again), again)))));
    }

    /** A command with a form behind which there is another. */
    static Command inSteps(
            String node, String name, Permission permission, Function<CommandCall, DataForm> form, Work work) {
        return inSteps(Place.DOMAIN, node, name, permission, form, work);
    }

    /** A command with a form behind which there is another. */
    static Command inSteps(
            Place place,
            String node,
            String name,
            Permission permission,
            Function<CommandCall, DataForm> form,
            Work work) {
        return new Command(place, node, name, permission, call -> told(() -> CommandStep.askFirst(
                form.apply(call), (filled, again) -> told(() -> work.run(filled, actor(again), again)))));
    }

    /** A command without a form. */
    static Command atOnce(
            Place place, String node, String name, Permission permission, Function<CommandCall, CommandStep> work) {
        return new Command(place, node, name, permission, call -> told(() -> work.apply(call)));
    }

    static Actor actor(CommandCall call) {
        return call.caller() instanceof Actor actor
                ? actor
                : new Actor(
                        call.caller().name(),
                        call.caller().account(),
                        new Actor.Authority.Domains(Set.of()),
                        Actor.Means.XMPP,
                        "");
    }

    /** Work whose rejections become the errors of XEP-0133 section 5. */
    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (Rejected rejected) {
            throw new Refusal(AdHoc.error(rejected.reason()));
        }
    }

    /** A form of XEP-0133. */
    static DataForm form(String title, String instructions, Field... fields) {
        List<Field> all = new ArrayList<>(List.of(DataForm.formType(ADMIN)));
        all.addAll(Arrays.asList(fields));
        return DataForm.of(DataForm.Type.FORM, all.toArray(Field[]::new)).titled(title, instructions);
    }

    /** A result of XEP-0133. */
    static DataForm result(Field... fields) {
        List<Field> all = new ArrayList<>(List.of(DataForm.formType(ADMIN)));
        all.addAll(Arrays.asList(fields));
        return DataForm.of(DataForm.Type.RESULT, all.toArray(Field[]::new));
    }

    static Field field(String name, Field.Kind kind, String label) {
        return Field.of(name, kind).labelled(label);
    }

    static Field filled(String name, Field.Kind kind, String label, List<String> values) {
        return Field.of(name, kind, values.toArray(String[]::new)).labelled(label);
    }

    /** The lines of a text, as {@code text-multi} has them. */
    static String text(DataForm form, String field) {
        return String.join("\n", form.values(field)).strip();
    }

    static String value(DataForm form, String field) {
        return form.value(field).map(String::strip).orElse("");
    }

    /** The one address in a field that is required. */
    static Jid address(DataForm form, String field) {
        return form.addresses(field).getFirst();
    }

    /**
     * Does something for each address. When it cannot be done for one of several, the others are done nevertheless, and
     * the answer says what was not (XEP-0050 section 3.6); when it was the only one, that is an error.
     */
    static CommandStep each(List<Jid> addresses, Consumer<Jid> work) {
        List<Note> notes = new ArrayList<>();
        for (Jid address : addresses) {
            try {
                work.accept(address);
            } catch (Rejected rejected) {
                if (addresses.size() == 1) {
                    throw rejected;
                }
                notes.add(new Note(Severity.ERROR, address + ": " + rejected.reason().text()));
            }
        }
        return new CommandStep.Done(List.of(), notes, List.of());
    }
}
