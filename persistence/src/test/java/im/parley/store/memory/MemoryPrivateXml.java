package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.privatexml.Fragment;
import im.parley.store.privatexml.PrivateXmlStore;
import im.parley.store.privatexml.Quota;
import im.parley.wire.addr.Jid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Private XML in memory. */
public final class MemoryPrivateXml implements PrivateXmlStore, AccountData {
    private final Map<Jid, Map<Name, String>> shelves = new HashMap<>();

    private record Name(String namespace, String element) {}

    @Override
    public synchronized Optional<String> find(Jid account, String namespace, String element) {
        return Optional.ofNullable(shelf(account).get(new Name(namespace, element)));
    }

    @Override
    public synchronized boolean put(Jid account, List<Fragment> fragments, Quota quota) {
        Map<Name, String> before = shelf(account);
        Map<Name, String> after = new HashMap<>(before);
        for (Fragment fragment : fragments) {
            after.put(new Name(fragment.namespace(), fragment.element()), fragment.xml());
        }
        after.values().removeIf(String::isEmpty);
        boolean room = after.size() <= Math.max(quota.names(), before.size())
                && characters(after) <= Math.max(quota.characters(), characters(before));
        if (room) {
            shelves.put(account.bare(), after);
        }
        return room;
    }

    @Override
    public synchronized void forget(Jid account) {
        shelves.remove(account.bare());
    }

    private Map<Name, String> shelf(Jid account) {
        return shelves.getOrDefault(account.bare(), Map.of());
    }

    private static int characters(Map<Name, String> shelf) {
        return shelf.values().stream().mapToInt(String::length).sum();
    }
}
