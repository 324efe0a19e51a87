package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import java.util.Optional;

/** Somebody who wants something administered, and what he may. */
public interface Caller {
    /** Who it is, for people and logs: an address, or the name of a key. */
    String name();

    /** The bare address; empty for somebody who has no account. */
    Optional<Jid> account();

    /** Whether he administers the whole installation. */
    boolean administersInstallation();

    /** Whether he administers a served domain. */
    boolean administers(String domain);
}
