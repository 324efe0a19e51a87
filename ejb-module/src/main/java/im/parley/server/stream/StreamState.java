package im.parley.server.stream;

import im.parley.wire.stanza.FirstLevel;

/** Where a client's stream is. A state handles one item and says what the next state is. */
sealed interface StreamState
        permits Opening, Negotiating, Authenticating, LoggingIn, Upgrading, Binding, Bound, Resumed, Ended {
    /** Handles one first-level item. Called on the strand; may wait for a store. */
    StreamState on(FirstLevel item, ClientStream stream);

    /** Whether the peer has logged in. */
    boolean authenticated();
}
