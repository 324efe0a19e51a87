package im.parley.server.component;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;

/**
 * This server has proven that it knows the secret; the other side's word is awaited.
 *
 * @param component what was set up
 */
record Confirming(Definition component) implements ComponentState {
    private static final StreamError TOO_EARLY =
            StreamError.of(Condition.NOT_AUTHORIZED, "a handshake comes before everything else");

    @Override
    public ComponentState on(FirstLevel item, ComponentStream stream) {
        return switch (item) {
            case FirstLevel.Nonza nonza when nonza.element().is(Handshake.NAME) -> {
                stream.loggedIn(component);
                stream.components().join(component, stream.components().key(component), stream);
                yield Serving.bound();
            }
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close(fault.error()) : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
            case FirstLevel other -> stream.fail(TOO_EARLY);
        };
    }
}
