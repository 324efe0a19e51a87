package im.parley.feature.vcard;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.List;

/**
 * XEP-0292: vCard4 Over XMPP. The same cards as those of XEP-0054 in the newer format, by IQ; those at the node of section 3
 * are the same, too ({@link PersonalCards}).
 */
@ServerFeature
final class Vcard4 implements Feature {
    private static final Name VCARD = Format.VCARD4.root();

    private final Cards cards;

    @Inject
    Vcard4(Cards cards) {
        this.cards = cards;
    }

    @Override
    public Spec spec() {
        return Spec.xep(292, "0.12.0").processor("vcard-xep-0292");
    }

    @Override
    public List<Hook> hooks() {
        String feature = Format.VCARD4.namespace();
        return List.of(
                advertise(SERVER, feature),
                advertise(OWN_ACCOUNT, feature),
                advertise(ACCOUNT, feature),
                iqGet(VCARD, OWN_ACCOUNT, (iq, owner) -> cards.showOwn(Format.VCARD4, owner)),
                iqSet(VCARD, OWN_ACCOUNT, cards::keepOwn),
                iqGet(VCARD, ACCOUNT, (iq, sender) -> cards.showOther(Format.VCARD4, sender)),
                iqSet(VCARD, ACCOUNT, cards::refuse),
                iqGet(VCARD, SERVER, (iq, sender) -> cards.showOwn(Format.VCARD4, sender)),
                iqSet(VCARD, SERVER, cards::keepOfServer));
    }
}
