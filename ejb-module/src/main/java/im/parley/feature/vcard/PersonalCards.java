package im.parley.feature.vcard;

import static im.parley.feature.vcard.Format.TEMP;
import static im.parley.feature.vcard.Format.VCARD4;
import static im.parley.server.spi.Hook.on;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent.ItemPublished;
import im.parley.server.spi.ServerEvent.ItemsRetracted;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.store.pubsub.ItemQuery;
import im.parley.store.pubsub.NodeAddress;
import im.parley.store.pubsub.NodeStore;
import im.parley.store.pubsub.StoredItem;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * XEP-0398: User Avatar to vCard-Based Avatars Conversion. What accounts publish as their avatar (XEP-0084) or as their
 * vCard4 (XEP-0292) is what their vCard says; {@link Cards} publishes what comes the other way.
 */
@ServerFeature
final class PersonalCards implements Feature {
    private static final Name INFO = Name.of(Portrait.METADATA, "info");

    private final Cards cards;
    private final NodeStore nodes;

    @Inject
    PersonalCards(Cards cards, NodeStore nodes) {
        this.cards = cards;
        this.nodes = nodes;
    }

    @Override
    public Spec spec() {
        return Spec.xep(398, "1.0.0").andXep(84, "1.1.4").processor(VcardOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(on(ItemPublished.class, this::published), on(ItemsRetracted.class, this::retracted));
    }

    private List<Effect> published(ItemPublished event) {
        if (event.node().equals(Portrait.METADATA)) {
            event.payload().ifPresent(metadata -> portray(event.account(), metadata));
        } else if (event.node().equals(Portrait.CARD)) {
            event.payload().filter(card -> card.is(VCARD4.root())).ifPresent(card -> cards.copy(event.account(), card));
        }
        return List.of();
    }

    /** Section 3.1: of several images the one that is here; without any the photo goes. */
    private void portray(Jid account, Element metadata) {
        List<Element> infos = metadata.elements(INFO);
        if (infos.isEmpty()) {
            cards.portray(account, Optional.empty());
            return;
        }
        infos.stream()
                .filter(info -> info.attribute("url").isEmpty())
                .findFirst()
                .flatMap(info -> image(account, info.attribute("id", ""), info.attribute("type", "image/png")))
                .ifPresent(image -> cards.portray(account, Optional.of(image)));
    }

    private Optional<Portrait> image(Jid account, String id, String type) {
        return nodes.load(new NodeAddress(account, Portrait.DATA)).stream()
                .flatMap(node -> nodes.first(node.head().id(), ItemQuery.ALL.of(List.of(id)), 1).stream())
                .map(StoredItem::payload)
                .flatMap(payload -> ElementText.read(payload).stream())
                .map(data -> new Portrait(type, Photo.withoutBlanks(data.text())))
                .filter(portrait -> portrait.hash().equalsIgnoreCase(id)) // it SHOULD be verified
                .findFirst();
    }

    private List<Effect> retracted(ItemsRetracted event) {
        if (event.node().equals(Portrait.METADATA)) {
            cards.portray(event.account(), Optional.empty());
        }
        return List.of();
    }

    /** The photo of a card in the format of the card. */
    static Element with(Element card, Optional<Portrait> portrait) {
        boolean temp = card.is(TEMP.root());
        Name photo = temp ? TEMP.name("PHOTO") : VCARD4.name("photo");
        Element.Builder changed = card.toBuilder().without(photo);
        portrait.ifPresent(image -> changed.add(
                temp
                        ? Element.of(
                                photo,
                                Element.text(TEMP.name("TYPE"), image.type()),
                                Element.text(TEMP.name("BINVAL"), image.base64()))
                        : Element.of(
                                photo,
                                Element.text(
                                        VCARD4.name("uri"), "data:" + image.type() + ";base64," + image.base64()))));
        return changed.build();
    }
}
