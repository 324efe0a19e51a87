package im.parley.store.archive;

import im.parley.wire.addr.Jid;

/** A number for a bare address, to find its messages by. Two addresses may share one, so the address is compared, too. */
final class PeerKey {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private PeerKey() {}

    /** FNV-1a over the characters: these numbers are in databases, so this never changes. */
    static long of(Jid address) {
        return mix(mix(mix(OFFSET, address.local()), "@"), address.domain());
    }

    private static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * PRIME;
        }
        return mixed;
    }
}
