package im.parley.server.spi;

import im.parley.wire.addr.Jid;
import java.util.Set;

/** What happens in the server that features may want to know. */
public sealed interface ServerEvent {

    /** A session has bound its resource. */
    record SessionBound(Session session) implements ServerEvent {}

    /** A session has ended and can no longer be reached; its availability is as it was. */
    record SessionEnded(Session session) implements ServerEvent {}

    /** An account was made. */
    record AccountCreated(Jid account) implements ServerEvent {}

    /**
     * An account and all its data were removed. Its sessions end after this event. The contacts are what its roster was,
     * so that they can be told.
     *
     * @param account the bare address
     * @param watched whose presence it saw or had asked to see, as bare addresses
     * @param watchers who saw its presence, was allowed to in advance, or had asked to, as bare addresses
     */
    record AccountRemoved(Jid account, Set<Jid> watched, Set<Jid> watchers) implements ServerEvent {
        /** Takes copies of the contacts. */
        public AccountRemoved {
            watched = Set.copyOf(watched);
            watchers = Set.copyOf(watchers);
        }
    }
}
