package im.parley.test.scenario;

import im.parley.wire.xml.Element;

/** One thing that somebody shall receive. */
sealed interface Expectation {
    /** The opening tag of a stream. */
    record Opening(Element template) implements Expectation {}

    /** A first-level element. */
    record Arrival(Element template) implements Expectation {}

    /** The closing tag of a stream. */
    record Closing() implements Expectation {}

    default String show() {
        return switch (this) {
            case Opening opening -> Templates.show(opening.template).replace("/>", ">");
            case Arrival arrival -> Templates.show(arrival.template);
            case Closing closing -> "</stream:stream>";
        };
    }
}
