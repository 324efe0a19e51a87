package im.parley.server.s2s;

import im.parley.wire.stanza.FirstLevel;

/** Where a stream with another server is. A state handles one item and says what the next state is. */
sealed interface RemoteState permits Answering, Calling, Choosing, Securing, Proving, Talking, Parting, Over {
    /** Handles one first-level item. Called on the strand of the stream. */
    RemoteState on(FirstLevel item, RemoteStream stream);

    /** A word for the administrator. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
