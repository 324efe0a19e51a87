package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import java.util.List;
import java.util.Set;

/** Shows and changes whom accounts block, for those who come by another way than stanzas. */
public interface Blocklists {
    /** Whom an account blocks altogether. */
    Set<Jid> blocked(Jid account);

    /**
     * Blocks these, too; returns what has to be done so that the clients and contacts of the account notice.
     *
     * @throws im.parley.wire.stanza.Refusal as a client would get it
     */
    List<Effect> block(Jid account, Set<Jid> addresses);

    /**
     * Blocks these no more, or nobody any more when there are none; returns what has to be done.
     *
     * @throws im.parley.wire.stanza.Refusal as a client would get it
     */
    List<Effect> unblock(Jid account, Set<Jid> addresses);
}
