package im.parley.feature.privacy;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Session;
import im.parley.store.privacy.PrivacyList;
import im.parley.store.privacy.PrivacyUpdate;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** Tells the resources of an account of changes, each in the language that it speaks. */
final class Pushes {
    /** Whether the resource asked for the block list. */
    static final Session.Key<Boolean> BLOCK_LIST = new Session.Key<>("block list requested");
    /** Whether the resource knows privacy lists. */
    static final Session.Key<Boolean> PRIVACY_LISTS = new Session.Key<>("privacy lists used");

    private Pushes() {}

    /** XEP-0191 section 3.3: to the resources that have requested the block list. */
    static Effect blocking(Jid account, Element payload) {
        return push(account, payload, session -> session.get(BLOCK_LIST).isPresent());
    }

    /** What a change of lists means for block lists (XEP-0191 section 5, rule 2 and 4). */
    static List<Effect> blocking(Jid account, PrivacyUpdate update) {
        Set<Jid> blocked = new HashSet<>(update.after().blocked());
        blocked.removeAll(update.before().blocked());
        Set<Jid> unblocked = new HashSet<>(update.before().blocked());
        unblocked.removeAll(update.after().blocked());
        List<Effect> effects = new ArrayList<>();
        if (!unblocked.isEmpty()) {
            effects.add(blocking(account, Blocking.items(Blocking.UNBLOCK, unblocked)));
        }
        if (!blocked.isEmpty()) {
            effects.add(blocking(account, Blocking.items(Blocking.BLOCK, blocked)));
        }
        return effects;
    }

    /** XEP-0016 section 2.2, rule 10: to all connected resources. */
    static Effect edited(Jid account, String list) {
        return push(account, query(list), session -> true);
    }

    /**
     * The same after a change by the blocking command. DEVIATION: only to resources that have used privacy lists; the
     * others never learn what the list is called.
     */
    static Optional<Effect> edited(Jid account, PrivacyUpdate update) {
        return update.before().equals(update.after())
                ? Optional.empty()
                : update.after()
                        .standardList()
                        .or(() -> update.before().standardList())
                        .map(PrivacyList::name)
                        .map(name -> push(
                                account, query(name), session -> session.get(PRIVACY_LISTS).isPresent()));
    }

    private static Element query(String list) {
        return Element.build(PrivacyLanguage.QUERY)
                .add(Element.build(PrivacyLanguage.LIST).attribute("name", list).build())
                .build();
    }

    private static Effect push(Jid account, Element payload, Predicate<Session> wanted) {
        String id = "push-" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        return new Effect.ToSessions(account, wanted, Iq.request(Iq.Type.SET, id, payload));
    }

    /** The elements of addresses. */
    static List<Element> items(Collection<Jid> jids, Name item) {
        return jids.stream()
                .map(jid -> Element.build(item).attribute("jid", jid.toString()).build())
                .toList();
    }
}
