package im.parley.server.stream;

import im.parley.server.login.Logins;
import im.parley.server.login.Upgrades;
import im.parley.store.StoreException;
import im.parley.wire.addr.Jid;
import im.parley.wire.sasl.ScramHash;
import java.util.List;
import java.util.Optional;

/**
 * Who the peer says it is, in the header of its stream; not to be trusted (RFC 6120 section 4.7.1).
 *
 * @param jid the address
 * @param lacking hash functions that the account has no keys for; an account that does not exist lacks none
 */
record Peer(Optional<Jid> jid, List<ScramHash> lacking) {
    /** Nothing is known. */
    static final Peer NOBODY = new Peer(Optional.empty(), List.of());

    /** One that has yet to log in to a domain. */
    static Peer claimed(Optional<Jid> from, String domain, Logins logins) {
        return new Peer(
                from,
                from.map(Jid::bare)
                        .filter(account -> !account.isDomain() && account.domain().equals(domain))
                        .map(account -> lacking(account, logins))
                        .orElse(List.of()));
    }

    private static List<ScramHash> lacking(Jid account, Logins logins) {
        try {
            return logins.upgrades().state(account).map(Upgrades.State::lacking).orElse(List.of());
        } catch (StoreException down) {
            return List.of(); // the log-in will say so
        }
    }

    /** One that has logged in. */
    static Peer known(Jid account) {
        return new Peer(Optional.of(account), List.of());
    }
}
