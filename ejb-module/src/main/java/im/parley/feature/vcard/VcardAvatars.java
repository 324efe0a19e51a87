package im.parley.feature.vcard;

import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Phase.MARK;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent.AccountRemoved;
import im.parley.server.spi.ServerEvent.SessionEnded;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Sessions;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * XEP-0153: vCard-Based Avatars. Tells in presence which photo is in the vCard, so that clients need not fetch their own
 * vCard to do so; the rules are those of XEP-0398 section 4.
 */
@ServerFeature
final class VcardAvatars implements Feature {
    private static final String NS = "vcard-temp:x:update";
    private static final Name UPDATE = Name.of(NS, "x");
    private static final Name PHOTO = Name.of(NS, "photo");

    private final PhotoHashes hashes;
    private final Sessions sessions;

    @Inject
    VcardAvatars(PhotoHashes hashes, Sessions sessions) {
        this.hashes = hashes;
        this.sessions = sessions;
    }

    @Override
    public Spec spec() {
        return Spec.xep(153, "1.1.1").processor(VcardOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        return List.of(
                presenceSent(MARK, this::mark),
                on(SessionEnded.class, event -> ended(event.session().account())),
                on(AccountRemoved.class, event -> forget(event.account())));
    }

    /** Broadcast and directed presence. An empty photo is the wish to show none, and stays. */
    private Verdict mark(Presence presence, Session sender) {
        if (presence.type() != Presence.Type.AVAILABLE) {
            return Verdict.PASS;
        }
        Optional<String> shown =
                presence.child(UPDATE).flatMap(update -> update.first(PHOTO)).map(photo -> photo.text().strip());
        if (shown.isPresent() && shown.get().isEmpty()) {
            return Verdict.PASS;
        }
        String hash = hashes.of(sender.account());
        if (hash.isEmpty() || shown.filter(hash::equalsIgnoreCase).isPresent()) {
            return Verdict.PASS;
        }
        Element update = Element.of(UPDATE, Element.text(PHOTO, hash));
        return Verdict.replace(presence.with(presence.content().without(UPDATE).plus(update)));
    }

    private List<Effect> ended(Jid account) {
        return sessions.of(account).isEmpty() ? forget(account) : List.of();
    }

    private List<Effect> forget(Jid account) {
        hashes.forget(account);
        return List.of();
    }
}
