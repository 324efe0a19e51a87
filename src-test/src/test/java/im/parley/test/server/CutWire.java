package im.parley.test.server;

import im.parley.test.client.Wire;
import im.parley.wire.sasl.ChannelBinding;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A connection that breaks after so many bytes. */
final class CutWire implements Wire {
    private final Wire wire;
    private int sendable = Integer.MAX_VALUE;
    private int receivable = Integer.MAX_VALUE;
    private int received;
    private boolean broken;

    CutWire(Wire wire) {
        this.wire = wire;
    }

    /** Breaks when so many more bytes were sent. */
    void cutAfterSending(int bytes) {
        sendable = bytes;
    }

    /** Breaks when so many more bytes were received. */
    void cutAfterReceiving(int bytes) {
        receivable = bytes;
    }

    /** How many bytes have come so far. */
    int received() {
        return received;
    }

    @Override
    public void send(byte[] bytes) {
        if (broken) {
            return;
        }
        if (bytes.length < sendable) {
            wire.send(bytes);
            sendable -= sendable == Integer.MAX_VALUE ? 0 : bytes.length;
            return;
        }
        wire.send(Arrays.copyOf(bytes, sendable));
        sendable = 0;
        cut();
    }

    @Override
    public Optional<byte[]> receive(Duration patience) {
        if (receivable == 0) {
            cut();
            return Optional.empty();
        }
        Optional<byte[]> bytes = wire.receive(patience);
        int length = Math.min(bytes.map(all -> all.length).orElse(0), receivable);
        receivable -= receivable == Integer.MAX_VALUE ? 0 : length;
        received += length;
        return bytes.map(all -> Arrays.copyOf(all, length));
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
        if (!broken) {
            broken = true;
            wire.cut();
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
