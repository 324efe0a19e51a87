package im.parley.server.s2s;

import im.parley.wire.stanza.FirstLevel;

/** The stream has ended; what still comes in is of no interest (RFC 6120 section 4.4). */
record Over() implements RemoteState {
    @Override
    public RemoteState on(FirstLevel item, RemoteStream stream) {
        return this;
    }
}
