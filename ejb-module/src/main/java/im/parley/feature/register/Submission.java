package im.parley.feature.register;

import im.parley.wire.form.DataForm;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;

/** What a client submits, XEP-0077 sections 3.1 to 3.3. */
sealed interface Submission {
    /** The namespace, which is also the type of the data form. */
    String NS = "jabber:iq:register";
    /** The payload of all requests and answers. */
    Name QUERY = Name.of(NS, "query");
    /** The name of the account. */
    Name USERNAME = Name.of(NS, "username");
    /** The password. */
    Name PASSWORD = Name.of(NS, "password");
    /** The e-mail address of the user. */
    Name EMAIL = Name.of(NS, "email");
    /** The wish to remove the account. */
    Name REMOVE = Name.of(NS, "remove");

    /** Section 3.2, the table of errors. */
    StanzaError NOT_ALONE = Condition.BAD_REQUEST.because("<remove/> must be the only child");
    /** XEP-0004 section 3.2. */
    StanzaError NOT_SUBMITTED = Condition.BAD_REQUEST.because("the form must be of type \"submit\"");

    /** The account is to be removed. */
    record Removal() implements Submission {}

    /**
     * A name, a password and what else is asked for; what was not submitted is empty.
     *
     * @param username as it came
     * @param password as it came
     * @param email as it came
     * @param answer to the question of the form
     */
    record Login(String username, String password, String email, String answer) implements Submission {
        /** Names the user without the password, so that it stays out of logs. */
        @Override
        public String toString() {
            return "Login[" + username + ']';
        }
    }

    /**
     * Reads the payload of a request.
     *
     * @throws Refusal when it is malformed
     */
    static Submission from(Iq request) {
        Element query = request.payload().orElseThrow(() -> new IllegalArgumentException("a request has a payload"));
        if (query.has(REMOVE)) {
            if (query.elements().size() != 1) {
                throw new Refusal(NOT_ALONE);
            }
            return new Removal();
        }
        // Section 6: the form takes precedence over the fields.
        return DataForm.in(query)
                .map(Submission::submitted)
                .orElseGet(() -> new Login(
                        query.textOf(USERNAME), query.textOf(PASSWORD), query.textOf(EMAIL), ""));
    }

    private static Login submitted(DataForm form) {
        if (form.type() != DataForm.Type.SUBMIT) {
            throw new Refusal(NOT_SUBMITTED);
        }
        return new Login(
                form.value("username").orElse(""),
                form.value("password").orElse(""),
                form.value("email").orElse(""),
                form.value(Captcha.FIELD).orElse(""));
    }
}
