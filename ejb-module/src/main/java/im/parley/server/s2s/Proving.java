package im.parley.server.s2s;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Element;

/** This server has shown its certificate and awaits what the other one thinks of it: SASL EXTERNAL. */
record Proving() implements RemoteState {
    private static final StreamError NO_ANSWER = StreamError.of(Condition.BAD_FORMAT, "success or failure is expected");

    @Override
    public RemoteState on(FirstLevel item, RemoteStream stream) {
        return switch (item) {
            case FirstLevel.Nonza nonza -> answer(nonza.element(), stream);
            case FirstLevel.Fault fault -> fault.byPeer() ? stream.close(fault.error()) : stream.fail(fault.error());
            case FirstLevel.Close close -> stream.close();
            case FirstLevel other -> stream.fail(NO_ANSWER);
        };
    }

    private RemoteState answer(Element element, RemoteStream stream) {
        if (element.is(External.SUCCESS)) {
            stream.connection().authenticated();
            stream.connection().restart();
            return Calling.begin(stream, true);
        }
        if (element.is(External.CHALLENGE)) {
            stream.send(Element.text(External.RESPONSE, External.encoded(stream.local())));
            return this;
        }
        if (element.is(External.FAILURE)) {
            return Choosing.dialback(stream);
        }
        return Dialback.concerns(element) ? stream.dialback().on(element, this) : stream.fail(NO_ANSWER);
    }
}
