package im.parley.feature.vcard;

import im.parley.store.vcard.VcardStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hashes of the photos of those who have a session, so that presence costs no access to the store. There are never
 * more than there are accounts with a session.
 */
@Singleton
final class PhotoHashes {
    private final VcardStore store;
    private final Map<Jid, String> hashes = new ConcurrentHashMap<>();

    @Inject
    PhotoHashes(VcardStore store) {
        this.store = store;
    }

    /** The hash, or empty text; from the store when the first session of the account asks for the first time. */
    String of(Jid account) {
        String known = hashes.get(account);
        if (known != null) {
            return known;
        }
        String read = store.photo(account);
        String meanwhile = hashes.putIfAbsent(account, read);
        return meanwhile == null ? read : meanwhile;
    }

    /** The account has another photo from now on. A domain sends no presence. */
    void changed(Jid owner, String hash) {
        if (!owner.isDomain()) {
            hashes.put(owner, hash);
        }
    }

    /** No session needs it any more. */
    void forget(Jid account) {
        hashes.remove(account);
    }

    int size() {
        return hashes.size();
    }
}
