package im.parley.store;

import im.parley.wire.addr.Jid;
import java.util.UUID;

/** Names that no other test has used, so that tests can share a database. */
public final class Fresh {
    private Fresh() {}

    /** A new domain. */
    public static String domain() {
        return "d" + UUID.randomUUID().toString().substring(24) + ".example";
    }

    /** An account of a new domain. */
    public static Jid account() {
        return Jid.of("romeo", domain(), "");
    }
}
