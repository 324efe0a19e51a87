package im.parley.server.admin.data;

import im.parley.store.vcard.Vcard;
import im.parley.store.vcard.VcardStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The pictures of users: what their vCard has, which is also what they have published as avatars (XEP-0398). */
@Singleton
public final class Avatars {
    private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64,";

    private final VcardStore cards;

    /** Those in these cards. */
    @Inject
    public Avatars(VcardStore cards) {
        this.cards = cards;
    }

    /**
     * A picture.
     *
     * @param type an image type that browsers show and do not execute
     * @param hash its SHA-1 hash
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Picture(String type, String hash, byte[] bytes) {}

    /** The picture of an account. */
    public Optional<Picture> find(Jid account) {
        return cards.find(account.bare()).filter(card -> !card.photo().isEmpty()).flatMap(Avatars::picture);
    }

    private static Optional<Picture> picture(Vcard card) {
        return ElementText.read(card.xml()).flatMap(vcard -> vcard.elements().stream()
                .filter(child -> child.name().local().equalsIgnoreCase("photo"))
                .flatMap(photo -> Stream.concat(legacy(photo, card).stream(), uri(photo, card).stream()))
                .findFirst());
    }

    private static Optional<String> text(Element photo, String name) {
        return photo.elements().stream()
                .filter(child -> child.name().local().equals(name))
                .map(Element::text)
                .findFirst();
    }

    /** XEP-0054: the bytes, and what they are. */
    private static Optional<Picture> legacy(Element photo, Vcard card) {
        return text(photo, "BINVAL").flatMap(bytes -> picture(text(photo, "TYPE").orElse("image/png"), bytes, card));
    }

    /** RFC 6351: a URI with the bytes in it. */
    private static Optional<Picture> uri(Element photo, Vcard card) {
        return text(photo, "uri").map(String::strip).filter(uri -> uri.startsWith(DATA)).flatMap(uri -> {
            int cut = uri.indexOf(BASE64);
            return cut < 0
                    ? Optional.empty()
                    : picture(uri.substring(DATA.length(), cut), uri.substring(cut + BASE64.length()), card);
        });
    }

    private static Optional<Picture> picture(String type, String base64, Vcard card) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return IMAGES.contains(type.strip())
                    ? Optional.of(new Picture(type.strip(), card.photo(), bytes))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
