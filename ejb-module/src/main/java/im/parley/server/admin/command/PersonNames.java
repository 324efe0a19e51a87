package im.parley.server.admin.command;

import im.parley.store.vcard.Vcard;
import im.parley.store.vcard.VcardStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The names of a new user, kept where clients look for them: in a vCard (XEP-0054). */
@Singleton
final class PersonNames {
    static final String GIVEN = "given_name";
    static final String FAMILY = "surname";

    private static final String NS = "vcard-temp";

    private final VcardStore vcards;

    @Inject
    PersonNames(VcardStore vcards) {
        this.vcards = vcards;
    }

    /** Keeps them, if there are any, for an account that has just been made. */
    void keep(Jid account, String given, String family) {
        if (given.isEmpty() && family.isEmpty()) {
            return;
        }
        Element card = Element.build(Name.of(NS, "vCard"))
                .add(Name.of(NS, "FN"), (given + ' ' + family).strip())
                .add(Element.build(Name.of(NS, "N"))
                        .add(Name.of(NS, "FAMILY"), family)
                        .add(Name.of(NS, "GIVEN"), given)
                        .build())
                .build();
        vcards.put(account.bare(), new Vcard(card.toString(), ""));
    }
}
