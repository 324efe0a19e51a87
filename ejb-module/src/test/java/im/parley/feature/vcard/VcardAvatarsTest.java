package im.parley.feature.vcard;

import static im.parley.feature.vcard.Salon.HASH;
import static im.parley.feature.vcard.Salon.IMAGE;
import static im.parley.feature.vcard.Salon.JULIET;
import static im.parley.feature.vcard.Salon.temp;
import static im.parley.feature.vcard.Salon.vcard4;
import static im.parley.feature.vcard.Salon.withPhoto;
import static org.assertj.core.api.Assertions.assertThat;

import im.parley.server.spi.Asking;
import im.parley.server.spi.Handlers;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerEvent;
import im.parley.server.spi.TestSession;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** XEP-0153, by the rules of XEP-0398 section 4. */
class VcardAvatarsTest {
    private static final Name UPDATE = Name.of("vcard-temp:x:update", "x");
    private static final Name PHOTO = Name.of("vcard-temp:x:update", "photo");
    private static final Presence PLAIN = Presence.of(Presence.Type.AVAILABLE, Element.text(Presence.SHOW, "away"));

    private final Salon salon = new Salon();
    private final VcardAvatars avatars = new VcardAvatars(salon.hashes, salon.sessions);

    private void keep(Element card) {
        Asking.ownAccount(card.is(Format.TEMP.root()) ? new Vcards(salon.cards) : new Vcard4(salon.cards), salon.juliet)
                .set(card);
    }

    private Presence sent(Presence presence) {
        Hook.OnSent<?> hook = avatars.hooks().stream()
                .filter(Hook.OnSent.class::isInstance)
                .map(found -> (Hook.OnSent<?>) found)
                .findFirst()
                .orElseThrow();
        @SuppressWarnings("unchecked") // the only filter of this feature is for presence
        Handlers.SentFilter<Presence> filter = (Handlers.SentFilter<Presence>) hook.filter();
        return switch (filter.judge(presence, salon.juliet)) {
            case Verdict.Pass pass -> presence;
            case Verdict.Replace replace -> (Presence) replace.stanza();
            case Verdict.Drop drop -> throw new AssertionError("dropped");
            case Verdict.Bounce bounce -> throw new AssertionError("bounced");
        };
    }

    private static Presence saying(Element... inUpdate) {
        return Presence.of(Presence.Type.AVAILABLE, Element.of(UPDATE, inUpdate));
    }

    private static Optional<String> photo(Presence presence) {
        return presence.child(UPDATE).flatMap(update -> update.first(PHOTO)).map(Element::text);
    }

    @SuppressWarnings("unchecked") // each hook gets the event that it is for
    private void raise(ServerEvent event) {
        avatars.hooks().stream()
                .filter(Hook.OnEvent.class::isInstance)
                .map(Hook.OnEvent.class::cast)
                .filter(hook -> hook.kind().isInstance(event))
                .forEach(hook -> hook.handler().on(event));
    }

    /** "services MUST include the hash on behalf of their users in every available presence" */
    @Test
    void theHashOfThePhotoIsAdded() {
        keep(withPhoto());
        assertThat(photo(sent(PLAIN))).contains(HASH);
        assertThat(sent(PLAIN).child(Presence.SHOW)).isPresent();
        assertThat(photo(sent(PLAIN.withTo(Jid.of("room@chat.example/juliet"))))).contains(HASH);
    }

    @Test
    void aPhotoInAVcard4CountsTheSame() {
        keep(vcard4("<photo><uri>data:image/png;base64," + Photo.withoutBlanks(IMAGE) + "</uri></photo>"));
        assertThat(photo(sent(PLAIN))).contains(HASH);
    }

    /** "that does not contain an empty photo element" */
    @Test
    void whoShowsNoPhotoShowsNone() {
        keep(withPhoto());
        Presence none = saying(Element.of(PHOTO));
        assertThat(sent(none)).isSameAs(none);
    }

    /** "Empty x elements ... MUST be overwritten." */
    @Test
    void anEmptyUpdateIsOverwritten() {
        keep(withPhoto());
        assertThat(photo(sent(saying()))).contains(HASH);
    }

    /** "not equal to the hash calculated by the service MAY be overwritten" */
    @Test
    void aWrongHashIsOverwrittenAndARightOneIsNot() {
        keep(withPhoto());
        assertThat(photo(sent(saying(Element.text(PHOTO, "01b87fcd"))))).contains(HASH);
        Presence right = saying(Element.text(PHOTO, HASH.toUpperCase(java.util.Locale.ROOT)));
        assertThat(sent(right)).isSameAs(right);
    }

    @Test
    void withoutAPhotoPresenceStaysAsItIs() {
        keep(temp("<FN>Juliet</FN><PHOTO><TYPE>image/png</TYPE><BINVAL>not base64!</BINVAL></PHOTO>"));
        assertThat(sent(PLAIN)).isSameAs(PLAIN);
        assertThat(sent(saying())).isEqualTo(saying());
    }

    @Test
    void otherPresenceStaysAsItIs() {
        keep(withPhoto());
        for (Presence.Type type : Presence.Type.values()) {
            Presence presence = Presence.of(type);
            assertThat(photo(sent(presence)).isPresent()).isEqualTo(type == Presence.Type.AVAILABLE);
        }
    }

    @Test
    void theStoreIsAskedOnce() {
        sent(PLAIN);
        sent(PLAIN);
        keep(withPhoto());
        assertThat(photo(sent(PLAIN))).contains(HASH);
        keep(temp(""));
        assertThat(photo(sent(PLAIN))).isEmpty();
        assertThat(salon.store.photos).isEqualTo(1);
    }

    @Test
    void nothingIsKeptOfAccountsWithoutSessions() {
        TestSession phone = salon.sessions.add(TestSession.of("juliet@capulet.com/phone"));
        sent(PLAIN);
        salon.sessions.remove(phone);
        raise(new ServerEvent.SessionEnded(phone));
        assertThat(salon.hashes.size()).isEqualTo(1);
        salon.sessions.remove(salon.juliet);
        raise(new ServerEvent.SessionEnded(salon.juliet));
        assertThat(salon.hashes.size()).isZero();
    }

    @Test
    void thePhotoGoesWithTheAccount() {
        keep(withPhoto());
        salon.stores.users().remove(JULIET);
        raise(new ServerEvent.AccountRemoved(JULIET, Set.of(), Set.of()));
        assertThat(sent(PLAIN)).isSameAs(PLAIN);
    }
}
