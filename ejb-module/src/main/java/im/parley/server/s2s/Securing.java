package im.parley.server.s2s;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;

/** This server has asked for TLS, RFC 6120 section 5. */
record Securing() implements RemoteState {
    private static final Name PROCEED = Name.of(Namespaces.TLS, "proceed");
    private static final StreamError NO_ANSWER = StreamError.of(Condition.BAD_FORMAT, "proceed or failure is expected");

    @Override
    public RemoteState on(FirstLevel item, RemoteStream stream) {
        return switch (item) {
            case FirstLevel.Nonza nonza when nonza.element().is(PROCEED) -> proceed(stream);
            case FirstLevel.Nonza nonza when nonza.element().name().namespace().equals(Namespaces.TLS) ->
                stream.give("the server cannot start TLS");
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close(fault.error()) : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
            case FirstLevel other -> stream.fail(NO_ANSWER);
        };
    }

    private static RemoteState proceed(RemoteStream stream) {
        stream.connection().startTls(stream.federation().identity(stream.local()));
        return Calling.begin(stream, false);
    }
}
