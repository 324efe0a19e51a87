package im.parley.wire.sasl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The messages of a client by the grammar of RFC 5802 section 7. */
final class ScramMessages {
    private ScramMessages() {}

    /**
     * {@code client-first-message}.
     *
     * @param gs2 the GS2 header as it was sent, for the {@code c=} attribute
     * @param flag {@code n}, {@code y} or {@code p}
     * @param binding the name after {@code p=}, or empty
     * @param authorization the authorization identity, or empty
     * @param username the user name
     * @param nonce the client's nonce
     * @param bare {@code client-first-message-bare}
     */
    record First(
            String gs2, char flag, String binding, String authorization, String username, String nonce, String bare) {}

    /**
     * {@code client-final-message}.
     *
     * @param binding the decoded {@code c=} attribute
     * @param nonce the nonce of both
     * @param proof the decoded proof
     * @param withoutProof {@code client-final-message-without-proof}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Final(byte[] binding, String nonce, byte[] proof, String withoutProof) {}

    /** Empty when the text does not follow the grammar. */
    static Optional<First> first(byte[] data) {
        String text = utf8(data).orElse("");
        String[] parts = text.split(",", 3);
        if (parts.length < 3 || parts[0].isEmpty()) {
            return Optional.empty();
        }
        char flag = parts[0].charAt(0);
        boolean flagFits = flag == 'p'
                ? parts[0].startsWith("p=") && parts[0].length() > 2
                : (flag == 'n' || flag == 'y') && parts[0].length() == 1;
        Optional<String> authorization =
                parts[1].isEmpty() ? Optional.of("") : attribute(parts[1], 'a').flatMap(ScramMessages::name);
        String[] bare = parts[2].split(",", -1);
        if (!flagFits || authorization.isEmpty() || !extensionsFit(bare)) {
            return Optional.empty(); // a mandatory extension in front ("m=") fails below, as it must
        }
        Optional<String> username = attribute(bare[0], 'n').flatMap(ScramMessages::name);
        Optional<String> nonce = attribute(bare[1], 'r').filter(ScramMessages::printable);
        if (username.isEmpty() || username.get().isEmpty() || nonce.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new First(
                parts[0] + ',' + parts[1] + ',',
                flag,
                flag == 'p' ? parts[0].substring(2) : "",
                authorization.get(),
                username.get(),
                nonce.get(),
                parts[2]));
    }

    /** Empty when the text does not follow the grammar. */
    static Optional<Final> last(byte[] data) {
        String text = utf8(data).orElse("");
        int proofAt = text.lastIndexOf(",p=");
        if (proofAt < 0) {
            return Optional.empty();
        }
        String withoutProof = text.substring(0, proofAt);
        String[] parts = withoutProof.split(",", -1);
        if (!extensionsFit(parts)) {
            return Optional.empty();
        }
        Optional<byte[]> binding = attribute(parts[0], 'c').flatMap(ScramMessages::base64);
        Optional<String> nonce = attribute(parts[1], 'r');
        Optional<byte[]> proof = base64(text.substring(proofAt + 3));
        if (binding.isEmpty() || nonce.isEmpty() || proof.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Final(binding.get(), nonce.get(), proof.get(), withoutProof));
    }

    /** Whether there are two attributes and then optional extensions alone, which are ignored (section 5.1). */
    private static boolean extensionsFit(String[] parts) {
        for (int i = 2; i < parts.length; i++) {
            String part = parts[i];
            boolean known = part.length() > 2 && part.charAt(1) == '=' && part.charAt(0) != 'm';
            if (!known || !isLetter(part.charAt(0))) {
                return false;
            }
        }
        return parts.length >= 2;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static Optional<String> attribute(String part, char name) {
        boolean fits = part.length() >= 2 && part.charAt(0) == name && part.charAt(1) == '=';
        return fits ? Optional.of(part.substring(2)) : Optional.empty();
    }

    /** {@code saslname}: "," and "=" are written as "=2C" and "=3D". */
    private static Optional<String> name(String escaped) {
        StringBuilder name = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c != '=') {
                name.append(c);
            } else if (escaped.startsWith("=2C", i)) {
                name.append(',');
                i += 2;
            } else if (escaped.startsWith("=3D", i)) {
                name.append('=');
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(name.toString());
    }

    private static boolean printable(String nonce) {
        return !nonce.isEmpty() && nonce.chars().allMatch(c -> c >= 0x21 && c <= 0x7e);
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    static Optional<String> utf8(byte[] data) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(data))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
