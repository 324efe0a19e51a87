package im.parley.store.memory;

import im.parley.store.AccountData;
import im.parley.store.vcard.Vcard;
import im.parley.store.vcard.VcardStore;
import im.parley.wire.addr.Jid;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** vCards in memory. */
public final class MemoryVcards implements VcardStore, AccountData {
    private final Map<Jid, Vcard> cards = new ConcurrentHashMap<>();

    @Override
    public Optional<Vcard> find(Jid owner) {
        return Optional.ofNullable(cards.get(owner.bare()));
    }

    @Override
    public String photo(Jid owner) {
        return find(owner).map(Vcard::photo).orElse("");
    }

    @Override
    public void put(Jid owner, Vcard card) {
        cards.put(owner.bare(), card);
    }

    @Override
    public void remove(Jid owner) {
        cards.remove(owner.bare());
    }

    @Override
    public void forget(Jid account) {
        remove(account);
    }
}
