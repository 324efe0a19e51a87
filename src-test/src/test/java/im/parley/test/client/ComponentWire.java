package im.parley.test.client;

import im.parley.wire.sasl.ChannelBinding;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The connection of a component: what comes on it in the namespace of components is shown in that of clients. */
public final class ComponentWire implements Wire {
    private final Wire wire;

    /** Over that connection. */
    public ComponentWire(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void send(byte[] bytes) {
        wire.send(bytes);
    }

    /** The name stands in the header, which comes in one piece. */
    @Override
    public Optional<byte[]> receive(Duration patience) {
        return wire.receive(patience).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("jabber:component:accept", "jabber:client")
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void startTls() {
        wire.startTls();
    }

    @Override
    public Optional<byte[]> channelBinding(ChannelBinding type) {
        return wire.channelBinding(type);
    }

    @Override
    public void cut() {
        wire.cut();
    }

    @Override
    public void close() {
        wire.close();
    }
}
