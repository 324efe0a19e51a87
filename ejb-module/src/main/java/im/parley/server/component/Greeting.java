package im.parley.server.component;

import im.parley.store.component.ComponentItem.Protocol;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.stream.StreamHeader.Kind;
import java.util.Optional;

/**
 * This server has connected and sent its header; the answer is awaited. With {@code jabber:component:accept} it is the
 * component of another server, with {@code jabber:component:connect} the server of a component.
 *
 * @param component what was set up
 */
record Greeting(Definition component) implements ComponentState {
    private static final StreamError NO_HEADER = StreamError.of(Condition.BAD_FORMAT, "a stream header is expected");
    private static final StreamError OTHER = StreamError.of(Condition.INVALID_NAMESPACE);
    private static final StreamError NO_ID = StreamError.of(Condition.BAD_FORMAT, "the header has no 'id'");

    private static Kind kind(Definition component) {
        return component.item().link().protocol() == Protocol.CONNECT ? Kind.COMPONENT_CONNECT : Kind.COMPONENT;
    }

    /** Sends the header. */
    static void begin(Definition component, ComponentStream stream) {
        Kind kind = kind(component);
        Optional<Jid> name = Optional.of(Jid.prepared("", component.domain()));
        boolean accept = kind == Kind.COMPONENT;
        stream.speaks(kind);
        stream.header(new StreamHeader(
                kind, accept ? Optional.empty() : name, accept ? name : Optional.empty(), "", "", ""));
    }

    @Override
    public ComponentState on(FirstLevel item, ComponentStream stream) {
        return switch (item) {
            case FirstLevel.Open open -> open(open.header(), stream);
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close(fault.error()) : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
            case FirstLevel other -> stream.fail(NO_HEADER);
        };
    }

    /** XEP-0114 section 3: "The handshake value is always supplied by the initiator". */
    private ComponentState open(StreamHeader header, ComponentStream stream) {
        if (header.kind() != kind(component)) {
            return stream.fail(OTHER);
        }
        if (header.id().isEmpty()) {
            return stream.fail(NO_ID);
        }
        stream.send(Handshake.proof(header.id(), stream.components().secret(component).orElse("")));
        return new Confirming(component);
    }
}
