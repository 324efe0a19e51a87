package im.parley.feature.commands;

import im.parley.server.spi.CommandStep;
import im.parley.server.spi.CommandStep.Note;
import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code <command/>} of a request, XEP-0050 section 4.1.
 *
 * @param node which command
 * @param session the session, when it goes on
 * @param form what was filled in
 */
record CommandElement(String node, Action action, Optional<String> session, Optional<DataForm> form) {
    static final String NS = "http://jabber.org/protocol/commands";
    static final Name COMMAND = Name.of(NS, "command");

    private static final Name ACTIONS = Name.of(NS, "actions");
    private static final Name NOTE = Name.of(NS, "note");
    /** All texts are English, whatever the client would like; it is told so (section 3.7). */
    private static final String LANGUAGE = "en";

    /** Section 4.1, table 2. */
    enum Action {
        EXECUTE,
        CANCEL,
        PREV,
        NEXT,
        COMPLETE;

        private final String attribute = name().toLowerCase(Locale.ROOT);

        private final Name element = Name.of(NS, attribute);

        private static Action of(String attribute) {
            return Arrays.stream(values())
                    .filter(action -> action.attribute.equals(attribute))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(Mishap.MALFORMED_ACTION));
        }
    }

    static CommandElement from(Element command) {
        String node = command.attribute("node")
                .filter(present -> !present.isEmpty())
                .orElseThrow(() -> new Refusal(Mishap.NO_NODE));
        command.attribute(Namespaces.XML_LANG).ifPresent(CommandElement::requireLanguage);
        return new CommandElement(
                node,
                Action.of(command.attribute("action", Action.EXECUTE.attribute)),
                command.attribute("sessionid"),
                form(command));
    }

    /**
     * DEVIATION: section 3.7 would have any other language than English refused. Clients send the language of their user
     * with everything, and a command in English is of more use to him than none.
     */
    private static void requireLanguage(String tag) {
        try {
            if (!tag.isEmpty()) {
                var _ = new Locale.Builder().setLanguageTag(tag);
            }
        } catch (IllformedLocaleException illformed) {
            throw new Refusal(Mishap.BAD_LOCALE);
        }
    }

    private static Optional<DataForm> form(Element command) {
        try {
            return DataForm.in(command);
        } catch (Refusal malformed) {
            throw new Refusal(Mishap.badPayload(malformed.error().text()));
        }
    }

    /** Section 2.4.3. */
    static Element canceled(String node, String session) {
        return start(node, session, "canceled").build();
    }

    static Element completed(String node, String session, CommandStep.Done done) {
        Element.Builder command = start(node, session, "completed").addAll(done.payload());
        done.notes().forEach(note -> command.add(element(note)));
        return command.build();
    }

    /** Section 3.4: {@code execute} means the next step, and after the last form the end. */
    static Element executing(String node, String session, CommandStep.Ask ask, boolean first) {
        Action forward = ask.last() ? Action.COMPLETE : Action.NEXT;
        Element.Builder actions = Element.build(ACTIONS).attribute("execute", forward.attribute);
        if (!first) {
            actions.add(Element.of(Action.PREV.element));
        }
        actions.add(Element.of(forward.element));
        return start(node, session, "executing")
                .add(actions.build())
                .add(ask.form().toElement())
                .build();
    }

    private static Element.Builder start(String node, String session, String status) {
        return Element.build(COMMAND)
                .attribute("node", node)
                .attribute("sessionid", session)
                .attribute("status", status)
                .attribute(Namespaces.XML_LANG, LANGUAGE);
    }

    private static Element element(Note note) {
        return Element.build(NOTE)
                .attribute("type", note.severity().name().toLowerCase(Locale.ROOT))
                .text(note.text())
                .build();
    }
}
