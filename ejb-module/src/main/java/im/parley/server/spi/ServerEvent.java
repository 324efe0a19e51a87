package im.parley.server.spi;

import im.parley.store.component.ComponentItem;
import im.parley.store.roster.RosterUpdate;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What happens in the server that features may want to know. */
public sealed interface ServerEvent {

    /**
     * The server is complete; no stanza has come yet.
     *
     * @param lanes for those who must do one thing after the other
     */
    record ServerOpened(Lanes lanes) implements ServerEvent {}

    /** These external components are set up, connected or not; once at the start and whenever that changes. */
    record ComponentsSetUp(List<ComponentItem> components) implements ServerEvent {
        /** Takes a copy. */
        public ComponentsSetUp {
            components = List.copyOf(components);
        }
    }

    /** An external component has connected, once more perhaps. */
    record ComponentConnected(ComponentItem component) implements ServerEvent {}

    /** An external component has no connection any more. */
    record ComponentDisconnected(ComponentItem component) implements ServerEvent {}

    /** A session has bound its resource. */
    record SessionBound(Session session) implements ServerEvent {}

    /** A session has ended and can no longer be reached; its availability is as it was. */
    record SessionEnded(Session session) implements ServerEvent {}

    /**
     * A session has lost its connection; it waits for its client to resume it, and receives meanwhile.
     *
     * @param unacknowledged what it was sent and has perhaps not got, in order
     */
    record SessionDetached(Session session, List<Stanza> unacknowledged) implements ServerEvent {
        /** Takes a copy of the list. */
        public SessionDetached {
            unacknowledged = List.copyOf(unacknowledged);
        }
    }

    /** The client of a detached session is back, on another connection. */
    record SessionResumed(Session session) implements ServerEvent {}

    /**
     * What a client supports is known, or is not what it was (XEP-0115).
     *
     * @param client the full address; of a session here, or of somebody elsewhere
     * @param account whose client it is; or the account here that knows the presence of somebody elsewhere
     * @param features all that it supports; the same set for all clients of a kind
     */
    record ClientCapable(Jid client, Jid account, Set<String> features) implements ServerEvent {}

    /**
     * An account has published an item at a node of its own (XEP-0163).
     *
     * @param payload what it published, if there was anything
     */
    record ItemPublished(Jid account, String node, String id, Optional<Element> payload) implements ServerEvent {}

    /** An account has removed items from a node of its own. */
    record ItemsRetracted(Jid account, String node, Set<String> ids) implements ServerEvent {
        /** Takes a copy of the ids. */
        public ItemsRetracted {
            ids = Set.copyOf(ids);
        }
    }

    /** An item shall be published at a node of an account, on its behalf; the node is made if need be. */
    record ItemWanted(Jid account, String node, String id, Optional<Element> payload) implements ServerEvent {}

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

    /**
     * A contact in a roster was added, changed or removed, by whatever means. The roster feature tells the interested
     * resources (RFC 6121 section 2.1.6).
     *
     * @param account the owner of the roster
     * @param update what was done; when it changed nothing there is only the notice to deliver
     * @param notice what the contact sent to cause it, which interested resources get before the roster push (sections
     *     3.1.6, 3.2.3 and 3.3.3)
     */
    record RosterChanged(Jid account, RosterUpdate update, Optional<Presence> notice) implements ServerEvent {}

    /**
     * Others may no longer see the presence of a session, or may see it again. The presence feature tells them.
     *
     * @param session the session, which is available
     * @param besides full addresses to be looked at besides those that the presence feature knows
     * @param hidden whether an address may see it no longer
     * @param shown whether an address may see it again
     * @param anyway whether the farewell goes past {@link Hook.OnBehalf}, as the filter there is the reason of it
     */
    record VisibilityChanged(
            Session session, Set<Jid> besides, Predicate<Jid> hidden, Predicate<Jid> shown, boolean anyway)
            implements ServerEvent {
        /** Takes a copy of the addresses. */
        public VisibilityChanged {
            besides = Set.copyOf(besides);
        }
    }

    /**
     * A session may no longer see the presence of others, or may see it again. The presence feature makes it look so.
     *
     * @param session the session, which is available
     * @param lost whether it may see that address no longer
     * @param gained whether it may see that address again
     */
    record ViewChanged(Session session, Predicate<Jid> lost, Predicate<Jid> gained) implements ServerEvent {}
}
