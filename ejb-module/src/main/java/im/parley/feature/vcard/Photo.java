package im.parley.feature.vcard;

import static im.parley.feature.vcard.Format.TEMP;

import im.parley.wire.xml.Element;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The photo in a vCard, XEP-0153. */
final class Photo {
    private Photo() {}

    /**
     * The SHA-1 hash of the image itself (section 3.1), in lower case as everybody writes it.
     *
     * @return empty when there is no image in the card, or it is not BASE64
     */
    static String hash(Element card) {
        return TEMP.of(card)
                .first(TEMP.name("PHOTO"))
                .map(photo -> withoutBlanks(photo.textOf(TEMP.name("BINVAL"))))
                .filter(encoded -> !encoded.isEmpty())
                .map(Photo::hashOf)
                .orElse("");
    }

    private static String hashOf(String encoded) {
        try {
            byte[] image = Base64.getDecoder().decode(encoded);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(image));
        } catch (IllegalArgumentException notBase64) {
            return "";
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Section 4.6, rule 5: white space must be ignored. */
    static String withoutBlanks(String encoded) {
        StringBuilder kept = new StringBuilder(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) > ' ') {
                kept.append(encoded.charAt(i));
            }
        }
        return kept.toString();
    }
}
