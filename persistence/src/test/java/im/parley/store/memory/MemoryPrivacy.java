package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.privacy.PrivacyLists;
import im.parley.store.privacy.PrivacyStore;
import im.parley.store.privacy.PrivacyUpdate;
import im.parley.wire.addr.Jid;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Privacy lists in memory. */
public final class MemoryPrivacy implements PrivacyStore, AccountData {
    private final Map<Jid, PrivacyLists> lists = new HashMap<>();

    @Override
    public synchronized PrivacyLists load(Jid account) {
        return lists.getOrDefault(account.bare(), PrivacyLists.NONE);
    }

    @Override
    public synchronized PrivacyUpdate update(Jid account, UnaryOperator<PrivacyLists> change) {
        PrivacyLists before = load(account);
        PrivacyLists after = change.apply(before);
        lists.put(account.bare(), after);
        return new PrivacyUpdate(before, after);
    }

    @Override
    public synchronized void forget(Jid account) {
        lists.remove(account.bare());
    }
}
