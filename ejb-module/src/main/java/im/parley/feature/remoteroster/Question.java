package im.parley.feature.remoteroster;

import im.parley.wire.addr.Jid;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Message;
import im.parley.wire.xml.Element;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the user is asked, and the answer (section 4.1): a form, or a line of text from clients that know no forms. */
final class Question {
    private static final Pattern WORDS = Pattern.compile("\\s*(?<answer>yes|no)\\s+(?<challenge>\\d+)\\s*", Pattern.CASE_INSENSITIVE);

    private Question() {}

    /** What the user answered. */
    record Answer(String challenge, boolean yes) {}

    /** Example 3. */
    static Message ask(Jid account, Permission asked) {
        String who = asked.entity() + " wants to be able to manage your roster with the following reason: " + asked.reason();
        String how = "Do you want to allow it? Send \"yes " + asked.challenge() + "\" or \"no " + asked.challenge() + "\" back.";
        DataForm form = DataForm.of(
                        DataForm.Type.FORM,
                        DataForm.formType(RemoteRosterManagement.NS),
                        Field.hidden("challenge", asked.challenge()),
                        Field.flag("answer", false).labelled("Allow " + asked.entity() + " to edit the roster?"))
                .titled("Roster management permission request", who, "Do you allow it?");
        return Message.to(
                        account, Message.Type.NORMAL, Element.text(Message.BODY, who + "\n" + how), form.toElement())
                .withFrom(account.domainJid());
    }

    /** Examples 4 and 5. */
    static Optional<Answer> read(Message message) {
        Optional<Element> element = message.child(DataForm.NAME);
        if (element.isEmpty()) {
            Matcher words = WORDS.matcher(message.body());
            return words.matches()
                    ? Optional.of(new Answer(words.group("challenge"), words.group("answer").equalsIgnoreCase("yes")))
                    : Optional.empty();
        }
        DataForm form = DataForm.from(element.get());
        boolean ours = form.type() == DataForm.Type.SUBMIT
                && form.formType().filter(RemoteRosterManagement.NS::equals).isPresent();
        return ours
                ? form.value("challenge")
                        .map(challenge -> new Answer(challenge, form.flag("answer").orElse(false)))
                : Optional.empty();
    }
}
