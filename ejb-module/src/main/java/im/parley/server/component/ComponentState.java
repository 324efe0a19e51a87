package im.parley.server.component;

import im.parley.wire.stanza.FirstLevel;

/** Where the stream of a component is. A state handles one item and says what the next state is. */
sealed interface ComponentState permits Awaiting, Handshaking, Negotiating, Proving, Serving, Greeting, Confirming, Gone {
    /** Handles one first-level item. Called on the strand of the stream. */
    ComponentState on(FirstLevel item, ComponentStream stream);
}
