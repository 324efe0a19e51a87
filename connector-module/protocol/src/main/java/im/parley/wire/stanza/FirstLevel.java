package im.parley.wire.stanza;

import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamHeader;
import im.parley.wire.xml.Element;

/**
 * What travels on a stream at its first level, in either direction. A transport reads its bytes into these and writes
 * these as its bytes; nothing else passes between transports and the server.
 */
public sealed interface FirstLevel
        permits Stanza, FirstLevel.Open, FirstLevel.Close, FirstLevel.Nonza, FirstLevel.Fault, FirstLevel.Rejected {

    /** The opening tag. */
    record Open(StreamHeader header) implements FirstLevel {}

    /** The closing tag. */
    record Close() implements FirstLevel {}

    /** A first-level element that is no stanza: stream features, STARTTLS, SASL, stream management and so on. */
    record Nonza(Element element) implements FirstLevel {}

    /**
     * A stream error. Inwards it says that the peer's bytes break the rules of the stream (the transport reads no
     * further) or that the peer itself sent an error; outwards it is sent as {@code <stream:error/>}.
     *
     * @param error what is wrong
     * @param byPeer whether the peer reported it, so that it needs no answer
     */
    record Fault(StreamError error, boolean byPeer) implements FirstLevel {}

    /**
     * Inwards only: an element that names itself a stanza but cannot be one (malformed address, unknown type, missing
     * id ...). It is to be answered with the error unless it is an error or a result itself.
     *
     * @param original the element as it came
     * @param error what to answer
     */
    record Rejected(Element original, StanzaError error) implements FirstLevel {}
}
