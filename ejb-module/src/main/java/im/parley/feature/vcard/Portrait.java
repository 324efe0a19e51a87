package im.parley.feature.vcard;

import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An image of a user.
 *
 * @param type the type of the content, for example {@code image/png}
 * @param base64 the image itself
 */
record Portrait(String type, String base64) {
    /** The node of images, and its namespace (XEP-0084). */
    static final String DATA = "urn:xmpp:avatar:data";
    /** The node that says which image it is, and its namespace. */
    static final String METADATA = "urn:xmpp:avatar:metadata";
    /** The node of cards (XEP-0292 section 3). */
    static final String CARD = "urn:xmpp:vcard4";

    /** The photo in a card; nothing when there is none, or it is broken. */
    static Optional<Portrait> in(Element card) {
        return Format.TEMP.of(card)
                .first(Format.TEMP.name("PHOTO"))
                .map(photo -> new Portrait(
                        photo.textOf(Format.TEMP.name("TYPE")),
                        Photo.withoutBlanks(photo.textOf(Format.TEMP.name("BINVAL")))))
                .filter(portrait -> !portrait.base64.isEmpty() && !portrait.hash().isEmpty());
    }

    /** The SHA-1 hash, which is also the id of the items; empty when this is no BASE64. */
    String hash() {
        return bytes().map(image -> {
                    try {
                        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(image));
                    } catch (NoSuchAlgorithmException everyJavaHasIt) {
                        throw new IllegalStateException(everyJavaHasIt);
                    }
                })
                .orElse("");
    }

    private Optional<byte[]> bytes() {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The item with the image (XEP-0084 section 4.1). */
    Element data() {
        return Element.text(Name.of(DATA, "data"), base64);
    }

    /** The item that says which image it is (section 4.2). */
    Element metadata() {
        return Element.of(
                Name.of(METADATA, "metadata"),
                Element.build(Name.of(METADATA, "info"))
                        .attribute("id", hash())
                        .attribute("type", type.isEmpty() ? "image/png" : type)
                        .attribute("bytes", Integer.toString(bytes().map(image -> image.length).orElse(0)))
                        .build());
    }

    /** The item that says that there is no image (section 3.5). */
    static Element none() {
        return Element.of(Name.of(METADATA, "metadata"));
    }
}
