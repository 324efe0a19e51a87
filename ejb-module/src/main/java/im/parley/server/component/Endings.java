package im.parley.server.component;

import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;

/** Why the streams of components are ended by this server. */
final class Endings {
    static final StreamError CHANGED = StreamError.of(Condition.RESET, "the component was set up anew");
    static final StreamError REMOVED = StreamError.of(Condition.HOST_GONE, "the component was removed");
    static final StreamError SHUTDOWN = StreamError.of(Condition.SYSTEM_SHUTDOWN);
    static final StreamError TWICE = StreamError.of(Condition.CONFLICT, "the component is connected already");
    static final StreamError REPLACED =
            StreamError.of(Condition.CONFLICT, "the component has connected again");
    static final StreamError CROWDED =
            StreamError.of(Condition.RESOURCE_CONSTRAINT, "the component has too many connections");
    static final StreamError MANY_STRANGERS =
            StreamError.of(Condition.RESOURCE_CONSTRAINT, "too many components log in at the same time");

    private Endings() {}
}
