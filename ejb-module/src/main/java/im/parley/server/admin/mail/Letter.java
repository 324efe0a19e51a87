package im.parley.server.admin.mail;

/**
 * A letter.
 *
 * @param to the e-mail address
 * @param text plain
 */
public record Letter(String to, String subject, String text) {
    /** Without the text, as there is a secret in it. */
    @Override
    public String toString() {
        return "Letter[" + to + ", " + subject + ']';
    }
}
