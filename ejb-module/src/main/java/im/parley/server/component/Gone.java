package im.parley.server.component;

import im.parley.wire.stanza.FirstLevel;

/** The stream has ended; what still comes in is of no interest (RFC 6120 section 4.4). */
record Gone() implements ComponentState {
    @Override
    public ComponentState on(FirstLevel item, ComponentStream stream) {
        return this;
    }
}
