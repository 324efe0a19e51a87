package im.parley.server.spi;

import im.parley.wire.form.DataForm;
import im.parley.wire.xml.Element;
import java.util.List;

/** What one step of a command comes to. */
public sealed interface CommandStep {

    /**
     * Something has to be filled in.
     *
     * @param form the form
     * @param last whether the command is done once it has been filled in
     * @param open whether the command itself judges what is no choice of a list
     * @param then what happens with it
     */
    record Ask(DataForm form, boolean last, boolean open, Filled then) implements CommandStep {}

    /**
     * The command is done.
     *
     * @param payload what came of it, often a form of type {@code result}
     * @param notes for a person
     * @param effects what is to happen after the answer
     */
    record Done(List<Element> payload, List<Note> notes, List<Effect> effects) implements CommandStep {
        /** Takes copies. */
        public Done {
            payload = List.copyOf(payload);
            notes = List.copyOf(notes);
            effects = List.copyOf(effects);
        }
    }

    /** A line for a person, XEP-0050 section 4.3. */
    record Note(Severity severity, String text) {}

    /** How serious a note is. */
    enum Severity {
        INFO,
        WARN,
        ERROR
    }

    /**
     * Goes on with what was filled in. Fields that the form requires have values, and these are of the kinds of their
     * fields. May wait for a store, and throw a {@link im.parley.wire.stanza.Refusal}; after that the form can be filled
     * in again.
     */
    @FunctionalInterface
    interface Filled {
        /** The next step. */
        CommandStep go(DataForm form, CommandCall call);
    }

    /** A form after which the command is done. */
    static CommandStep ask(DataForm form, Filled then) {
        return new Ask(form, true, false, then);
    }

    /** The same, where the command has errors of its own for what is no choice of a list. */
    static CommandStep askOpenly(DataForm form, Filled then) {
        return new Ask(form, true, true, then);
    }

    /** A form behind which there is another step. */
    static CommandStep askFirst(DataForm form, Filled then) {
        return new Ask(form, false, false, then);
    }

    /** Done, and there is nothing to say. */
    static CommandStep done() {
        return new Done(List.of(), List.of(), List.of());
    }

    /** Done, with a line for a person. */
    static CommandStep done(String note) {
        return new Done(List.of(), List.of(new Note(Severity.INFO, note)), List.of());
    }

    /** Done, with a result. */
    static CommandStep done(DataForm result) {
        return new Done(List.of(result.toElement()), List.of(), List.of());
    }
}
