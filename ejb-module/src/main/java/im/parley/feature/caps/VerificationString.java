package im.parley.feature.caps;

import im.parley.server.spi.Description;
import im.parley.server.spi.Identity;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The verification string of XEP-0115 section 5.1: a digest of what service discovery says of an entity. */
final class VerificationString {
    private static final String FORMS = "jabber:x:data";
    private static final Name FIELD = Name.of(FORMS, "field");
    private static final Name VALUE = Name.of(FORMS, "value");
    private static final String FORM_TYPE = "FORM_TYPE";

    /** The collation "i;octet" of RFC 4790 section 9.3. */
    private static final Comparator<String> OCTETS = Comparator.comparing(
            text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private VerificationString() {}

    /** The verification string with SHA-1, which section 10 makes mandatory. */
    static String of(Description description) {
        String text = factors(description).map(factor -> factor + '<').reduce("", String::concat);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Stream<String> factors(Description description) {
        Stream<String> identities =
                description.identities().stream().map(VerificationString::identity).sorted(OCTETS);
        Stream<String> features = description.features().stream().sorted(OCTETS);
        Stream<String> forms = description.forms().stream()
                .sorted(Comparator.comparing(VerificationString::formType, OCTETS))
                .flatMap(VerificationString::form);
        return Stream.of(identities, features, forms).flatMap(part -> part);
    }

    private static String identity(Identity identity) {
        return identity.category() + '/' + identity.type() + '/' + identity.lang() + '/' + identity.name();
    }

    private static Stream<String> form(Element form) {
        Stream<String> fields = form.elements(FIELD).stream()
                .filter(field -> !isFormType(field))
                .sorted(Comparator.comparing(VerificationString::variable, OCTETS))
                .flatMap(field -> Stream.concat(Stream.of(variable(field)), values(field).stream().sorted(OCTETS)));
        return Stream.concat(Stream.of(formType(form)), fields);
    }

    private static String formType(Element form) {
        return form.elements(FIELD).stream()
                .filter(VerificationString::isFormType)
                .flatMap(field -> values(field).stream())
                .findFirst()
                .orElse("");
    }

    private static boolean isFormType(Element field) {
        return variable(field).equals(FORM_TYPE);
    }

    private static String variable(Element field) {
        return field.attribute("var", "");
    }

    private static List<String> values(Element field) {
        return field.elements(VALUE).stream().map(Element::text).toList();
    }
}
