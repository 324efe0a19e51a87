package im.parley.server.component;

import im.parley.server.stream.Tokens;
import im.parley.store.component.ComponentItem.Connecting;
import im.parley.store.component.ComponentItem.Protocol;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.stream.StreamHeader.Kind;
import java.util.Optional;

/**
 * Somebody has connected, and his stream header is awaited: its namespace says which protocol he speaks.
 *
 * @param proven the component that has logged in before the stream was restarted (XEP-0225)
 */
record Awaiting(Optional<Definition> proven) implements ComponentState {
    private static final StreamError NO_HEADER = StreamError.of(Condition.BAD_FORMAT, "a stream header is expected");
    private static final StreamError NOT_COMPONENT =
            StreamError.of(Condition.INVALID_NAMESPACE, "this port is for components");
    private static final StreamError NO_NAME =
            StreamError.of(Condition.IMPROPER_ADDRESSING, "the header does not name the component");
    private static final StreamError UNKNOWN =
            StreamError.of(Condition.HOST_UNKNOWN, "there is no component of that name");
    private static final StreamError OTHER_PROTOCOL =
            StreamError.of(Condition.POLICY_VIOLATION, "this component is set up for another protocol");
    private static final StreamError NO_TLS =
            StreamError.of(Condition.POLICY_VIOLATION, "this port asks for TLS");
    private static final StreamError NO_SERVER =
            StreamError.of(Condition.HOST_UNKNOWN, "that is no domain of this server");

    @Override
    public ComponentState on(FirstLevel item, ComponentStream stream) {
        return switch (item) {
            case FirstLevel.Open open -> open(open.header(), stream);
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close() : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
            case FirstLevel other -> stream.fail(NO_HEADER);
        };
    }

    private ComponentState open(StreamHeader header, ComponentStream stream) {
        return switch (header.kind()) {
            case COMPONENT -> handshake(header.kind(), header.to(), Protocol.ACCEPT, stream);
            case COMPONENT_CONNECT -> handshake(header.kind(), header.from(), Protocol.CONNECT, stream);
            case CLIENT -> negotiate(header, stream);
            case SERVER -> stream.fail(NOT_COMPONENT);
        };
    }

    /** XEP-0114 section 3. */
    private ComponentState handshake(Kind kind, Optional<Jid> name, Protocol protocol, ComponentStream stream) {
        stream.speaks(kind);
        if (proven.isPresent()) {
            return stream.fail(NOT_COMPONENT);
        }
        if (name.isEmpty() || !name.get().isDomain()) {
            return stream.fail(NO_NAME);
        }
        Optional<Definition> known = stream.components().definition(name.get().domain());
        if (known.isEmpty() || known.get().item().link().connecting() != Connecting.ACCEPT) {
            return stream.fail(UNKNOWN);
        }
        if (stream.connection().facts().tlsRequired() && !stream.connection().facts().secure()) {
            return stream.fail(NO_TLS);
        }
        Protocol wanted = known.get().item().link().protocol();
        if (wanted != protocol && (wanted != Protocol.AUTODETECT || protocol == Protocol.CONNECT)) {
            return stream.fail(OTHER_PROTOCOL);
        }
        String id = Tokens.next();
        boolean accept = kind == Kind.COMPONENT;
        stream.header(new StreamHeader(kind, accept ? name : Optional.empty(), accept ? Optional.empty() : name, id, "", ""));
        return new Handshaking(known.get(), id);
    }

    /** XEP-0225 section 3: the component names itself in {@code from}, and a domain of this server in {@code to}. */
    private ComponentState negotiate(StreamHeader header, ComponentStream stream) {
        stream.speaks(Kind.CLIENT);
        if (header.to().isPresent() && !stream.components().serves(header.to().get().domain())) {
            return stream.fail(NO_SERVER);
        }
        stream.local(header.to().map(Jid::domain).orElse(stream.components().defaultDomain()));
        stream.header(new StreamHeader(
                Kind.CLIENT,
                Optional.of(Jid.prepared("", stream.local())),
                header.from(),
                Tokens.next(),
                "1.0",
                "en"));
        if (proven.isPresent()) {
            stream.send(Offers.binding());
            return Serving.unbound();
        }
        stream.send(Offers.login(stream));
        return new Negotiating(0);
    }
}
