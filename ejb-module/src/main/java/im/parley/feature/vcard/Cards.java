package im.parley.feature.vcard;

import im.parley.server.spi.Administrators;
import im.parley.server.spi.Effect;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.account.Portraits;
import im.parley.store.user.UserStore;
import im.parley.store.vcard.Vcard;
import im.parley.store.vcard.VcardStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.ElementText;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** One card for each owner, kept in the format in which it was written, shown in the format in which it is asked for. */
@Singleton
final class Cards implements Portraits {
    private static final StanzaError NO_CARD = Condition.ITEM_NOT_FOUND.error();
    /** XEP-0054 section 3.3: the same, whether the user has no card or does not exist. */
    private static final StanzaError NOBODY = Condition.SERVICE_UNAVAILABLE.error();
    private static final StanzaError FORBIDDEN = Condition.FORBIDDEN.because("this is not your vCard");
    private static final StanzaError TOO_LARGE = Condition.POLICY_VIOLATION.because("the vCard is too large");
    private static final StanzaError NO_ACCOUNT = Condition.NOT_ALLOWED.because("you have no account here");

    private static final String NO_IMAGE = "none";
    private static final int BESIDES = 512;

    private final VcardStore store;
    private final UserStore users;
    private final Administrators administrators;
    private final PhotoHashes hashes;
    private final int maxSize;

    @Inject
    Cards(VcardStore store, UserStore users, Administrators administrators, PhotoHashes hashes, Options options) {
        this.store = store;
        this.users = users;
        this.administrators = administrators;
        this.hashes = hashes;
        this.maxSize = options.of(VcardOptions.class).maxSize();
    }

    /** XEP-0054 section 3.1. Clients put a photo into the card that they get: an account without one gets an empty one. */
    Reply showOwn(Format format, Requester owner) {
        Jid addressed = owner.addressed();
        boolean begins = format == Format.TEMP && !addressed.isDomain() && store.find(addressed).isEmpty();
        return begins ? Reply.of(Element.of(format.root())) : show(format, addressed, NO_CARD);
    }

    /** XEP-0054 section 3.3. */
    Reply showOther(Format format, Requester asking) {
        return show(format, asking.addressed(), NOBODY);
    }

    private Reply show(Format format, Jid owner, StanzaError otherwise) {
        Optional<Element> card = store.find(owner).flatMap(found -> ElementText.read(found.xml()));
        return card.map(found -> Reply.of(format.of(found))).orElseGet(() -> Reply.error(otherwise));
    }

    /** XEP-0054 section 3.2. Who has no account has no card: nobody could remove it. */
    Reply keepOwn(Iq request, Requester owner) {
        return users.exists(owner.addressed()) ? keep(request, owner.addressed()) : Reply.error(NO_ACCOUNT);
    }

    /** XEP-0292 section 4.1.2: an administrator may update the vCard of the server. */
    Reply keepOfServer(Iq request, Requester sender) {
        return sender.jid().filter(administrators::include).isPresent()
                ? keep(request, sender.addressed())
                : Reply.error(FORBIDDEN);
    }

    /** XEP-0054 section 3.2. */
    Reply refuse(Iq request, Requester sender) {
        return Reply.error(FORBIDDEN);
    }

    private Reply keep(Iq request, Jid owner) {
        Element card = request.payload().orElseThrow(() -> new IllegalArgumentException("a request has a payload"));
        String text = ElementText.write(card);
        if (text.length() > maxSize) {
            return Reply.discreetError(TOO_LARGE); // no need to send all of it back
        }
        String photo = Photo.hash(card);
        String before = owner.isDomain() ? "" : hashes.of(owner);
        if (card.elements().isEmpty()) {
            store.remove(owner);
        } else {
            store.put(owner, new Vcard(text, photo));
        }
        hashes.changed(owner, photo);
        // Before the answer: who has it finds the new photo everywhere.
        return owner.isDomain()
                ? Reply.OK
                : new Reply.Result(published(owner, card, before), Optional.empty(), List.of());
    }

    /** Three bytes are four characters, and there is more than a photo in a card. */
    @Override
    public int mostBytes() {
        return maxSize / 4 * 3 - BESIDES;
    }

    @Override
    public Optional<List<Effect>> show(Jid account, String type, byte[] image) {
        Portrait portrait = new Portrait(type, Base64.getEncoder().encodeToString(image));
        Element card = PersonalCards.with(present(account), Optional.of(portrait));
        String text = ElementText.write(card);
        if (text.length() > maxSize) {
            return Optional.empty();
        }
        String before = hashes.of(account);
        store.put(account, new Vcard(text, portrait.hash()));
        hashes.changed(account, portrait.hash());
        return Optional.of(published(account, card, before));
    }

    private Element present(Jid owner) {
        return store.find(owner)
                .flatMap(found -> ElementText.read(found.xml()))
                .orElse(Element.of(Format.TEMP.root()));
    }

    /** XEP-0398 section 3.2, and the node of XEP-0292: what is new there is published. */
    private static List<Effect> published(Jid owner, Element card, String before) {
        List<Effect> effects = new ArrayList<>();
        Optional<Portrait> portrait = Portrait.in(card);
        String hash = portrait.map(Portrait::hash).orElse("");
        if (portrait.isPresent() && !hash.equals(before)) {
            effects.add(wanted(owner, Portrait.DATA, hash, portrait.get().data()));
            effects.add(wanted(owner, Portrait.METADATA, hash, portrait.get().metadata()));
        } else if (portrait.isEmpty() && !before.isEmpty()) {
            effects.add(wanted(owner, Portrait.METADATA, NO_IMAGE, Portrait.none()));
        }
        if (!card.elements().isEmpty()) {
            effects.add(wanted(owner, Portrait.CARD, "current", Format.VCARD4.of(card)));
        }
        return effects;
    }

    private static Effect wanted(Jid owner, String node, String id, Element payload) {
        return new Effect.Raise(new ServerEvent.ItemWanted(owner, node, id, Optional.of(payload)));
    }

    /** The card as the account has published it itself; what is too large stays there alone. */
    void copy(Jid owner, Element card) {
        String text = ElementText.write(card);
        boolean same = store.find(owner).filter(kept -> isSame(kept, card)).isPresent();
        if (text.length() <= maxSize && !same) {
            String photo = Photo.hash(card);
            store.put(owner, new Vcard(text, photo));
            hashes.changed(owner, photo);
        }
    }

    private static boolean isSame(Vcard kept, Element card) {
        return ElementText.read(kept.xml()).filter(before -> Format.VCARD4.of(before).equals(card)).isPresent();
    }

    /** The card with another photo, as the account has published it itself, or without one. */
    void portray(Jid owner, Optional<Portrait> portrait) {
        String hash = portrait.map(Portrait::hash).orElse("");
        if (hash.equals(store.photo(owner))) {
            return;
        }
        Element card = PersonalCards.with(present(owner), portrait);
        String text = ElementText.write(card);
        if (text.length() <= maxSize) {
            store.put(owner, new Vcard(text, hash));
            hashes.changed(owner, hash);
        }
    }
}
