package im.parley.web.bosh;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stream.StreamError;
import java.util.Optional;

/** The end of a session, with what is wrong if something is. */
record Ending(Optional<Condition> condition, Optional<FirstLevel.Fault> fault) {

    static Ending by(Condition condition) {
        return new Ending(Optional.of(condition), Optional.empty());
    }

    static Ending by(StreamError error) {
        return by(Optional.of(new FirstLevel.Fault(error, false)));
    }

    static Ending by(Optional<FirstLevel.Fault> fault) {
        return new Ending(fault.map(any -> Condition.REMOTE_STREAM_ERROR), fault);
    }
}
