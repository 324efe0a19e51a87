package im.parley.test.hostile;

import im.parley.test.client.Incoming;
import im.parley.test.client.TestClient;
import im.parley.wire.stream.StreamError;
import im.parley.wire.stream.StreamError.Condition;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a stream ends. */
final class StreamEnd {
    private static final Name ERROR = Name.of(Namespaces.STREAMS, "error");

    private StreamEnd() {}

    /**
     * Reads to the end of the connection. RFC 6120 section 4.9.1.1: the error is the last element, the closing tag
     * follows, then the connection ends.
     *
     * @throws AssertionError when it ends in another way
     */
    static Condition errorOf(TestClient client) {
        List<Incoming> all = rest(client);
        int last = all.size();
        if (last >= 3
                && all.get(last - 1) instanceof Incoming.Ended
                && all.get(last - 2) instanceof Incoming.Closed
                && all.get(last - 3) instanceof Incoming.Received received
                && received.element().is(ERROR)) {
            return StreamError.from(received.element()).condition();
        }
        throw new AssertionError("not the end of a stream with an error: " + show(all));
    }

    /** All that still comes, to the end of the connection or until nothing comes for long. */
    static List<Incoming> rest(TestClient client) {
        List<Incoming> all = new ArrayList<>();
        for (Optional<Incoming> next = client.next(); next.isPresent(); next = client.next()) {
            all.add(next.get());
        }
        return all;
    }

    private static List<String> show(List<Incoming> all) {
        return all.stream().map(Incoming::show).toList();
    }
}
