package im.parley.feature.caps;

import im.parley.server.spi.Description;
import im.parley.server.spi.Identity;
import im.parley.wire.form.DataForm;
import im.parley.wire.form.Field;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** The verification string of XEP-0115 section 5.1: a digest of what service discovery says of an entity. */
final class VerificationString {
    /** The collation "i;octet" of RFC 4790 section 9.3. */
    private static final Comparator<String> OCTETS = Comparator.comparing(
            text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private static final Set<String> HASHES = Set.of("sha-1", "sha-224", "sha-256", "sha-384", "sha-512");

    private VerificationString() {}

    /** The verification string with SHA-1, which section 10 makes mandatory. */
    static String of(Description description) {
        return of(description, "sha-1");
    }

    private static String of(Description description, String hash) {
        String text = factors(description).map(factor -> factor + '<').reduce("", String::concat);
        try {
            byte[] digest = MessageDigest.getInstance(hash).digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Section 5.4: whether that is the digest of what a client says of itself, and that is well-formed. */
    static boolean proves(Description description, String hash, String ver) {
        boolean twice = Set.copyOf(description.features()).size() < description.features().size()
                || Set.copyOf(description.identities()).size() < description.identities().size();
        return HASHES.contains(hash) && !twice && of(description, hash).equals(ver);
    }

    private static Stream<String> factors(Description description) {
        Stream<String> identities =
                description.identities().stream().map(VerificationString::identity).sorted(OCTETS);
        Stream<String> features = description.features().stream().sorted(OCTETS);
        Stream<String> forms = description.forms().stream()
                .filter(form -> form.formType().isPresent()) // section 5.4: others are ignored
                .sorted(Comparator.comparing(VerificationString::formType, OCTETS))
                .flatMap(VerificationString::form);
        return Stream.of(identities, features, forms).flatMap(part -> part);
    }

    private static String identity(Identity identity) {
        return identity.category() + '/' + identity.type() + '/' + identity.lang() + '/' + identity.name();
    }

    private static Stream<String> form(DataForm form) {
        Stream<String> fields = form.fields().stream()
                .filter(field -> !field.name().equals(DataForm.FORM_TYPE))
                .sorted(Comparator.comparing(Field::name, OCTETS))
                .flatMap(field -> Stream.concat(Stream.of(field.name()), field.values().stream().sorted(OCTETS)));
        return Stream.concat(Stream.of(formType(form)), fields);
    }

    private static String formType(DataForm form) {
        return form.formType().orElse("");
    }
}
