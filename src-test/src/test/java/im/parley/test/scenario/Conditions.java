package im.parley.test.scenario;

import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;

/** The names of stream errors. */
final class Conditions {
    static final Name ERROR = Name.of(Namespaces.STREAMS, "error");

    private Conditions() {}

    static Name of(String condition) {
        return Name.of(Namespaces.STREAM_ERRORS, condition);
    }
}
