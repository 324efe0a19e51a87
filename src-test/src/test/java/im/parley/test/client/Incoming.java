package im.parley.test.client;

import im.parley.wire.xml.Element;

/** What a client gets, in the order it came. */
public sealed interface Incoming {
    /** The opening tag of a stream, shown as an empty element. */
    record Opened(Element header) implements Incoming {}

    /** A first-level element. */
    record Received(Element element) implements Incoming {}

    /** The closing tag of the stream. */
    record Closed() implements Incoming {}

    /** The end of the connection. */
    record Ended() implements Incoming {}

    /** How a failure report shows it. */
    default String show() {
        return switch (this) {
            case Opened opened -> opened.header.toString().replace("/>", ">");
            case Received received -> received.element.toString();
            case Closed closed -> "</stream:stream>";
            case Ended ended -> "the end of the connection";
        };
    }
}
