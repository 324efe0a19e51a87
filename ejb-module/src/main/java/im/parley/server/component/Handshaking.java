package im.parley.server.component;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import java.util.Optional;

/**
 * XEP-0114: the headers are exchanged, the proof of the secret is awaited.
 *
 * @param component who the other side says it is
 * @param id the id of the stream
 */
record Handshaking(Definition component, String id) implements ComponentState {
    private static final StreamError WRONG = StreamError.of(Condition.NOT_AUTHORIZED, "the handshake is wrong");
    private static final StreamError FIRST =
            StreamError.of(Condition.NOT_AUTHORIZED, "a handshake comes before everything else");

    @Override
    public ComponentState on(FirstLevel item, ComponentStream stream) {
        return switch (item) {
            case FirstLevel.Nonza nonza when nonza.element().is(Handshake.NAME) -> {
                Optional<String> secret = stream.components().secret(component);
                yield secret.isPresent() && Handshake.proves(nonza.element(), id, secret.get())
                        ? serve(stream)
                        : stream.refuse(component, WRONG);
            }
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close() : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
            case FirstLevel other -> stream.fail(FIRST);
        };
    }

    /** The answer goes before the first stanza, and when it is there the component can be reached. */
    private ComponentState serve(ComponentStream stream) {
        Optional<StreamError> objection = stream.components().objection(component);
        if (objection.isPresent()) {
            return stream.fail(objection.get());
        }
        stream.loggedIn(component);
        stream.join(
                () -> stream.components().join(component, component.domain(), stream),
                () -> stream.send(Handshake.EMPTY));
        return Serving.bound();
    }
}
