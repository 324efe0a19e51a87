package im.parley.server.s2s;

import im.parley.server.stream.Tokens;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.stream.StreamHeader;
import java.util.Optional;

/**
 * Another server has connected, and its stream header is awaited (RFC 6120 section 4.7).
 *
 * @param proven the domain that it has proven by a certificate before the stream was restarted
 */
record Answering(Optional<String> proven) implements RemoteState {
    private static final StreamError NO_HEADER = StreamError.of(Condition.BAD_FORMAT, "a stream header is expected");
    private static final StreamError NOT_SERVER =
            StreamError.of(Condition.INVALID_NAMESPACE, "this port is for servers: jabber:server");
    private static final StreamError NO_TO = StreamError.of(Condition.IMPROPER_ADDRESSING, "the header has no 'to'");
    private static final StreamError UNWANTED =
            StreamError.of(Condition.POLICY_VIOLATION, "this server does not talk to that domain");
    private static final StreamError OURS = StreamError.of(Condition.INVALID_FROM, "that is a domain of this server");
    private static final StreamError OTHER =
            StreamError.of(Condition.INVALID_FROM, "the stream was authenticated for another domain");
    private static final StreamError TOO_MANY =
            StreamError.of(Condition.RESOURCE_CONSTRAINT, "too many connections");

    @Override
    public RemoteState on(FirstLevel item, RemoteStream stream) {
        return switch (item) {
            case FirstLevel.Open open -> open(open.header(), stream);
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close(fault.error()) : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
            case FirstLevel other -> stream.fail(NO_HEADER);
        };
    }

    private RemoteState open(StreamHeader header, RemoteStream stream) {
        if (header.kind() != StreamHeader.Kind.SERVER) {
            return stream.fail(NOT_SERVER);
        }
        if (header.to().isEmpty()) {
            return stream.fail(NO_TO);
        }
        String local = header.to().get().domain();
        if (!header.to().get().isDomain() || !stream.federation().hosts(local)) {
            return stream.fail(StreamError.of(Condition.HOST_UNKNOWN));
        }
        String remote = header.from().map(Jid::domain).orElse("");
        answer(header, local, remote, stream);
        Optional<StreamError> objection = objection(new DomainPair(local, remote), stream);
        if (objection.isPresent()) {
            return stream.fail(objection.get());
        }
        proven.ifPresent(stream.standing()::prove);
        if (!header.version().isEmpty()) {
            stream.send(StreamOffer.element(stream, proven.isPresent()));
        }
        return proven.isPresent() ? stream.established(new Talking(0)) : new Talking(0);
    }

    private static void answer(StreamHeader header, String local, String remote, RemoteStream stream) {
        String id = Tokens.next();
        stream.named(local, remote, id);
        stream.header(new StreamHeader(
                StreamHeader.Kind.SERVER,
                Optional.of(Jid.prepared("", local)),
                header.from(),
                id,
                header.version().isEmpty() ? "" : "1.0",
                "en"));
    }

    private Optional<StreamError> objection(DomainPair pair, RemoteStream stream) {
        if (proven.isPresent() && !proven.get().equals(pair.remote())) {
            return Optional.of(OTHER);
        }
        if (pair.remote().isEmpty()) {
            return Optional.empty(); // dialback names it
        }
        if (stream.federation().hosts(pair.remote())) {
            return Optional.of(OURS);
        }
        if (!stream.federation().policy().allows(pair)) {
            return Optional.of(UNWANTED);
        }
        return stream.federation().crowded(pair) ? Optional.of(TOO_MANY) : Optional.empty();
    }
}
