package im.parley.feature.vcard;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqGet;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Hook.provide;
import static im.parley.server.spi.Target.ACCOUNT;
import static im.parley.server.spi.Target.OWN_ACCOUNT;
import static im.parley.server.spi.Target.SERVER;

import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Spec;
import im.parley.server.spi.account.Portraits;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.util.List;

/** XEP-0054: vcard-temp. Keeps the vCards of users and shows them to everybody; the server has one too. */
@ServerFeature
final class Vcards implements Feature {
    private static final Name VCARD = Format.TEMP.root();

    private final Cards cards;

    @Inject
    Vcards(Cards cards) {
        this.cards = cards;
    }

    @Override
    public Spec spec() {
        return Spec.xep(54, "1.3.0").processor(VcardOptions.PROCESSOR);
    }

    @Override
    public List<Hook> hooks() {
        String feature = Format.TEMP.namespace();
        return List.of(
                advertise(SERVER, feature),
                advertise(OWN_ACCOUNT, feature),
                advertise(ACCOUNT, feature),
                iqGet(VCARD, OWN_ACCOUNT, (iq, owner) -> cards.showOwn(Format.TEMP, owner)),
                iqSet(VCARD, OWN_ACCOUNT, cards::keepOwn),
                iqGet(VCARD, ACCOUNT, (iq, sender) -> cards.showOther(Format.TEMP, sender)),
                iqSet(VCARD, ACCOUNT, cards::refuse),
                iqGet(VCARD, SERVER, (iq, sender) -> cards.showOwn(Format.TEMP, sender)),
                iqSet(VCARD, SERVER, cards::keepOfServer),
                provide(Portraits.class, cards));
    }
}
