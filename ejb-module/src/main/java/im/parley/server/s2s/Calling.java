package im.parley.server.s2s;

import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.stream.StreamHeader;
import java.util.Optional;

/**
 * This server has connected to another one and sent its header; the answer is awaited.
 *
 * @param proven whether it has authenticated by its certificate before the stream was restarted
 */
record Calling(boolean proven) implements RemoteState {
    private static final StreamError NO_HEADER = StreamError.of(Condition.BAD_FORMAT, "a stream header is expected");
    private static final StreamError NOT_SERVER = StreamError.of(Condition.INVALID_NAMESPACE);
    private static final StreamError NO_ID = StreamError.of(Condition.BAD_FORMAT, "the header has no 'id'");

    /** Sends the header; the stream may begin again after STARTTLS and after authentication. */
    static RemoteState begin(RemoteStream stream, boolean proven) {
        stream.header(new StreamHeader(
                StreamHeader.Kind.SERVER,
                Optional.of(Jid.prepared("", stream.local())),
                Optional.of(Jid.prepared("", stream.remote())),
                "",
                "1.0",
                "en"));
        return new Calling(proven);
    }

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
        if (header.id().isEmpty()) {
            return stream.fail(NO_ID);
        }
        stream.named(stream.local(), stream.remote(), header.id());
        // A server from before RFC 3920 has no features: there is dialback alone.
        return header.version().isEmpty() ? Choosing.withoutFeatures(stream) : new Choosing(proven);
    }
}
