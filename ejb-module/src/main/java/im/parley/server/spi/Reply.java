package im.parley.server.spi;

import im.parley.wire.stanza.StanzaError;
import im.parley.wire.xml.Element;
import java.util.List;
import java.util.Optional;

/** How a request is answered. The effects are performed after the answer was sent. */
@SuppressWarnings("ClassInitializationDeadlock") // the boot initialises this class before there is a second thread
public sealed interface Reply {
    /** The empty result. */
    Reply OK = new Result(List.of(), Optional.empty(), List.of());

    /** What happens after the answer. */
    List<Effect> effects();

    /**
     * An IQ of type result.
     *
     * @param before what happens before the answer is sent
     */
    record Result(List<Effect> before, Optional<Element> payload, List<Effect> effects) implements Reply {}

    /**
     * An IQ of type error.
     *
     * @param echo whether the payload of the request comes back with it, as RFC 6120 section 8.3.1 allows
     */
    record Failure(StanzaError error, boolean echo, List<Effect> effects) implements Reply {}

    /** No answer yet: one of the effects, or what they begin, answers the request. Not for {@link Target#STREAM}. */
    record Later(List<Effect> effects) implements Reply {}

    /** A result with a payload. */
    static Reply of(Element payload) {
        return new Result(List.of(), Optional.of(payload), List.of());
    }

    /** A result with a payload that ends what the effects have begun, and so is sent after them. */
    static Reply after(List<Effect> before, Element payload) {
        return new Result(before, Optional.of(payload), List.of());
    }

    /** An error. */
    static Reply error(StanzaError error) {
        return new Failure(error, true, List.of());
    }

    /** An error that does not repeat the request, because there are secrets in it. */
    static Reply discreetError(StanzaError error) {
        return new Failure(error, false, List.of());
    }

    /** The same answer, followed by effects. */
    default Reply then(Effect... effects) {
        return then(List.of(effects));
    }

    /** The same answer, followed by effects. */
    default Reply then(List<Effect> after) {
        return switch (this) {
            case Result result -> new Result(result.before, result.payload, after);
            case Failure failure -> new Failure(failure.error, failure.echo, after);
            case Later later -> new Later(after);
        };
    }
}
