package im.parley.feature.archive;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Session;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.xml.Element;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Tells those who have asked for modes what has become of them, XEP-0136 sections 2.3 to 2.5. */
@Singleton
final class ModePushes {
    /** Present since the client asked. */
    private static final Session.Key<Boolean> INTERESTED = new Session.Key<>("wants archiving preferences");

    private final ModeStore store;

    @Inject
    ModePushes(ModeStore store) {
        this.store = store;
    }

    /** From now on the session is told. */
    void subscribe(Session session) {
        session.put(INTERESTED, true);
    }

    /** These elements were set. */
    static Effect set(Jid account, List<Element> changed) {
        return push(account, Element.build(ModeElements.PREF).addAll(changed).build());
    }

    /** These addresses have no modes any more. */
    static Effect removed(Jid account, Collection<Jid> addresses) {
        Element.Builder removed = Element.build(ModeElements.ITEMREMOVE);
        addresses.forEach(address -> removed.add(Element.build(ModeElements.ITEM)
                .attribute("jid", address.toString())
                .build()));
        return push(account, removed.build());
    }

    /** Somebody has set the preferences as a whole, in the words of XEP-0441. */
    List<Effect> replaced(Jid account, Preferences before) {
        Modes now = store.of(account);
        List<Effect> effects = new ArrayList<>();
        List<Jid> gone = new Modes(before, now.otr(), now.otrOf())
                .addresses().stream()
                        .filter(address -> !now.addresses().contains(address))
                        .toList();
        if (!gone.isEmpty()) {
            effects.add(removed(account, gone));
        }
        List<Element> all = new ArrayList<>();
        all.add(ModeElements.byDefault(now, store.days(account)).build());
        now.addresses().forEach(address -> all.add(ModeElements.item(now, address)));
        effects.add(set(account, all));
        return effects;
    }

    private static Effect push(Jid account, Element payload) {
        String id = "push-" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        return new Effect.ToSessions(
                account, session -> session.get(INTERESTED).isPresent(), Iq.request(Iq.Type.SET, id, payload));
    }
}
