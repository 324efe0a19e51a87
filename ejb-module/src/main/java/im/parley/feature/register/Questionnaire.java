package im.parley.feature.register;

import im.parley.server.spi.StreamView;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.List;

/** What a stranger is asked, and whether it was answered: XEP-0077 sections 3.1 and 4. */
final class Questionnaire {
    private static final Name INSTRUCTIONS = Name.of(Submission.NS, "instructions");
    /** RFC 5321 section 4.5.3.1.3, without the angle brackets. */
    private static final int LONGEST_ADDRESS = 254;

    private static final StanzaError INCOMPLETE =
            Condition.NOT_ACCEPTABLE.because("a user name and a password are needed");
    private static final StanzaError NO_EMAIL = Condition.NOT_ACCEPTABLE.because("an e-mail address is needed");
    private static final StanzaError WRONG =
            Condition.NOT_ACCEPTABLE.because("the answer to the question in the form is wrong");
    private static final StanzaError VOID =
            Condition.NOT_ALLOWED.because("there is no question to answer any more; ask for the form again");

    private final RegistrationOptions.Questions options;
    private final Captcha captcha;

    Questionnaire(RegistrationOptions.Questions options) {
        this.options = options;
        this.captcha = new Captcha(options.attempts());
    }

    /**
     * The answer to who asks for the form. Section 6: with a question that has no field of its own outside of the form,
     * there is only the form.
     */
    Element ask(StreamView stream) {
        Element.Builder query = Element.build(Submission.QUERY).add(INSTRUCTIONS, options.instruction());
        if (!options.captcha()) {
            query.add(Element.of(Submission.USERNAME)).add(Element.of(Submission.PASSWORD));
            if (options.email()) {
                query.add(Element.of(Submission.EMAIL));
            }
        }
        return query.add(form(stream).toElement()).build();
    }

    /** Section 4, with the fields of section 13.4.1. */
    private DataForm form(StreamView stream) {
        List<Field> fields = new ArrayList<>();
        fields.add(DataForm.formType(Submission.NS));
        fields.add(Field.of("username", Field.Kind.TEXT_SINGLE).labelled("User name").required());
        fields.add(Field.of("password", Field.Kind.TEXT_PRIVATE).labelled("Password").required());
        if (options.email()) {
            fields.add(Field.of("email", Field.Kind.TEXT_SINGLE).labelled("E-mail address").required());
        }
        if (options.captcha()) {
            fields.add(captcha.ask(stream));
        }
        return DataForm.of(DataForm.Type.FORM, fields.toArray(Field[]::new))
                .titled("Registration", options.instruction());
    }

    /**
     * Checks that everything was answered.
     *
     * @throws Refusal when it was not
     */
    void check(Submission.Login login, StreamView stream) {
        refuseIf(login.username().isEmpty() || login.password().isEmpty(), INCOMPLETE);
        refuseIf(options.email() && !isAddress(login.email()), NO_EMAIL);
        if (options.captcha()) {
            switch (captcha.judge(login.answer(), stream)) {
                case RIGHT -> {}
                case WRONG -> throw new Refusal(WRONG);
                case VOID -> throw new Refusal(VOID);
            }
        }
    }

    /** The address that is kept; empty when none was asked for. */
    String email(Submission.Login login) {
        return options.email() ? login.email().strip() : "";
    }

    /** An account was made of the answers. */
    void used(StreamView stream) {
        captcha.used(stream);
    }

    /** Whether mail could be sent there: whether it arrives nobody knows before it was tried. */
    private static boolean isAddress(String text) {
        String address = text.strip();
        int at = address.lastIndexOf('@');
        return at > 0
                && at < address.length() - 1
                && address.length() <= LONGEST_ADDRESS
                && address.chars().noneMatch(c -> c <= ' ' || Character.isISOControl(c));
    }

    private static void refuseIf(boolean wrong, StanzaError why) {
        if (wrong) {
            throw new Refusal(why);
        }
    }
}
