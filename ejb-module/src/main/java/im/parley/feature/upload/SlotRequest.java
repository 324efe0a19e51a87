package im.parley.feature.upload;

import im.parley.store.upload.Upload.Purpose;
import im.parley.wire.form.DateTime;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a user wants to upload, section 4.
 *
 * @param name the name of the file, which is no path
 * @param type its content type, or empty
 * @param expireBefore when it must be gone at the latest (section 5.3)
 */
record SlotRequest(String name, long size, String type, Purpose purpose, Optional<Instant> expireBefore) {
    static final String NS = "urn:xmpp:http:upload:0";
    static final String PURPOSE_NS = "urn:xmpp:http:upload:purpose:0";
    static final Name REQUEST = Name.of(NS, "request");
    static final List<String> PURPOSES = List.of("message", "profile", "ephemeral");

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TYPE = 127;
    /** RFC 9110 section 8.3.1: a media type with parameters; nothing that could end a header line. */
    private static final Pattern TYPE = Pattern.compile(
            "[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(?:\\s*;\\s*[A-Za-z0-9!#$&^_.+-]+=(?:[A-Za-z0-9!#$&^_.:+-]+|\"[ -~&&[^\"\\\\]]*\"))*");

    private static final StanzaError NO_SIZE = Condition.BAD_REQUEST.because("size must be a positive number of bytes");
    private static final StanzaError BAD_NAME = Condition.NOT_ACCEPTABLE.because(
            "a file name has 1 to 255 characters, no slash, no control character, and is neither '.' nor '..'");
    private static final StanzaError BAD_TYPE = Condition.NOT_ACCEPTABLE.because("content-type is not one");
    private static final StanzaError NO_NAME = Condition.BAD_REQUEST.because("filename is missing");
    private static final StanzaError NO_TIME =
            Condition.BAD_REQUEST.because("expire-before must be a date and time of XEP-0082");
    private static final StanzaError UNKNOWN_PURPOSE =
            Condition.FEATURE_NOT_IMPLEMENTED.because("this service does not know the purpose");

    /** Reads a request; a refusal says what is wrong with it. */
    static SlotRequest read(Element request) {
        String name = request.attribute("filename").orElseThrow(() -> new Refusal(NO_NAME));
        if (!acceptable(name)) {
            throw new Refusal(BAD_NAME);
        }
        String type = request.attribute("content-type").orElse("").strip();
        if (!type.isEmpty() && (type.length() > LONGEST_TYPE || !TYPE.matcher(type).matches())) {
            throw new Refusal(BAD_TYPE);
        }
        Optional<Element> purpose = request.elements().stream()
                .filter(child -> child.name().namespace().equals(PURPOSE_NS))
                .findFirst();
        return new SlotRequest(
                name,
                size(request),
                type,
                purpose.map(SlotRequest::purpose).orElse(Purpose.MESSAGE),
                purpose.flatMap(SlotRequest::expireBefore));
    }

    private static boolean acceptable(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && !name.equals(".")
                && !name.equals("..")
                && name.codePoints().noneMatch(SlotRequest::forbidden);
    }

    /** Paths, controls, and what turns the writing direction so that a name looks like another one. */
    private static boolean forbidden(int character) {
        return character == '/'
                || character == '\\'
                || Character.isISOControl(character)
                || Character.getType(character) == Character.FORMAT
                || Character.getType(character) == Character.SURROGATE
                || Character.getType(character) == Character.LINE_SEPARATOR
                || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
    }

    private static long size(Element request) {
        String text = request.attribute("size").orElse("");
        try {
            long size = text.startsWith("+") ? 0 : Long.parseLong(text);
            if (size > 0) {
                return size;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw new Refusal(NO_SIZE);
    }

    private static Purpose purpose(Element element) {
        String name = element.name().local();
        if (!PURPOSES.contains(name)) {
            throw new Refusal(UNKNOWN_PURPOSE);
        }
        return Purpose.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Section 5.3: an ephemeral file MUST have it. */
    private static Optional<Instant> expireBefore(Element element) {
        return element.name().local().equals("ephemeral")
                ? Optional.of(element.attribute("expire-before")
                        .flatMap(DateTime::parse)
                        .orElseThrow(() -> new Refusal(NO_TIME)))
                : Optional.empty();
    }
}
