package im.parley.server.stream;

import im.parley.wire.stanza.FirstLevel;

/** The stream has ended; what still comes in is of no interest (RFC 6120 section 4.4). */
record Ended() implements StreamState {
    @Override
    public StreamState on(FirstLevel item, ClientStream stream) {
        return this;
    }

    @Override
    public boolean authenticated() {
        return false;
    }
}
