package im.parley.feature.vcard;

import im.parley.server.spi.Administrators;
import im.parley.server.spi.Options;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
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
import java.util.Optional;

/** One card for each owner, kept in the format in which it was written, shown in the format in which it is asked for. */
@Singleton
final class Cards {
    private static final StanzaError NO_CARD = Condition.ITEM_NOT_FOUND.error();
    /** XEP-0054 section 3.3: the same, whether the user has no card or does not exist. */
    private static final StanzaError NOBODY = Condition.SERVICE_UNAVAILABLE.error();
    private static final StanzaError FORBIDDEN = Condition.FORBIDDEN.because("this is not your vCard");
    private static final StanzaError TOO_LARGE = Condition.POLICY_VIOLATION.because("the vCard is too large");
    private static final StanzaError NO_ACCOUNT = Condition.NOT_ALLOWED.because("you have no account here");

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

    /** XEP-0054 section 3.1. */
    Reply showOwn(Format format, Requester owner) {
        return show(format, owner.addressed(), NO_CARD);
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
        if (card.elements().isEmpty()) {
            store.remove(owner);
        } else {
            store.put(owner, new Vcard(text, photo));
        }
        hashes.changed(owner, photo);
        return Reply.OK;
    }
}
