package im.parley.server.stream;

import im.parley.wire.stanza.FirstLevel;
import java.util.List;

/**
 * This connection carries an older session now (XEP-0198 section 5): what comes in belongs to the stream of that.
 *
 * @param heir the stream that goes on
 */
record Resumed(ClientStream heir) implements StreamState {
    @Override
    public StreamState on(FirstLevel item, ClientStream stream) {
        heir.received(List.of(item), stream.connection());
        return this;
    }

    @Override
    public boolean authenticated() {
        return true;
    }
}
