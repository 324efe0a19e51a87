package im.parley.server.spi;

import im.parley.wire.addr.Jid;

/** What happens in the server that features may want to know. */
public sealed interface ServerEvent {

    /** A session has bound its resource. */
    record SessionBound(Session session) implements ServerEvent {}

    /** A session has ended and can no longer be reached; its availability is as it was. */
    record SessionEnded(Session session) implements ServerEvent {}

    /** An account was made. */
    record AccountCreated(Jid account) implements ServerEvent {}

    /** An account and all its data were removed. */
    record AccountRemoved(Jid account) implements ServerEvent {}
}
