package im.parley.server.admin.data;

import im.parley.server.admin.Actor;
import im.parley.server.admin.Audit;
import im.parley.server.admin.Rejected;
import im.parley.server.spi.Catalogue;
import im.parley.server.spi.Performer;
import im.parley.server.spi.account.Portraits;
import im.parley.store.user.UserStore;
import im.parley.store.vcard.Vcard;
import im.parley.store.vcard.VcardStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/** The pictures of users: what their vCard has, which is also what they have published as avatars (XEP-0398). */
@Singleton
public final class Avatars {
    private static final String DATA = "data:";
    private static final String BASE64 = ";base64,";

    private final VcardStore cards;
    private final UserStore users;
    private final Catalogue catalogue;
    private final Performer performer;
    private final Audit audit;

    /** Those in these cards. */
    @Inject
    public Avatars(VcardStore cards, UserStore users, Catalogue catalogue, Performer performer, Audit audit) {
        this.cards = cards;
        this.users = users;
        this.catalogue = catalogue;
        this.performer = performer;
        this.audit = audit;
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

    /** How many bytes a picture may have. */
    public int mostBytes() {
        return portraits().mostBytes();
    }

    private Portraits portraits() {
        return catalogue.provided(Portraits.class).orElseThrow(() -> Rejected.notFound("vCards are switched off"));
    }

    /** Shows another picture of an account, as its user may and who administers it. */
    public void publish(Actor actor, Jid account, byte[] image) {
        Audit.Act act = Audit.Act.on(account.bare(), "avatar.publish").saying(image.length + " bytes");
        audit.run(actor, act, () -> {
            actor.requireAccount(account);
            if (!users.exists(account.bare())) {
                throw Rejected.notFound("there is no account " + account.bare());
            }
            String type = ImageTypes.of(image)
                    .orElseThrow(() -> Rejected.invalid("image", "this is no image of PNG, JPEG, GIF or WebP"));
            performer.perform(portraits()
                    .show(account.bare(), type, image)
                    .orElseThrow(() -> Rejected.conflict("the vCard would become too large")));
        });
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
            return ImageTypes.ALL.contains(type.strip())
                    ? Optional.of(new Picture(type.strip(), card.photo(), bytes))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
