package im.parley.web.websocket;

import im.parley.web.stream.Sweep;
import im.parley.wire.port.HttpOptions.WebSocketOptions;
import im.parley.wire.port.HttpStreams;
import im.parley.wire.rate.AddressTable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all WebSockets share.
 *
 * @param options how to serve them
 * @param streams who takes their streams
 * @param sweep who looks at their time-outs
 * @param addresses who is connected
 * @param open the open ones
 */
record Port(
        WebSocketOptions options,
        HttpStreams streams,
        Sweep sweep,
        AddressTable addresses,
        Set<WebSocketConnection> open) {

    Port(WebSocketOptions options, HttpStreams streams, Sweep sweep) {
        this(options, streams, sweep, new AddressTable(options.bounds().rates()), ConcurrentHashMap.newKeySet());
    }
}
