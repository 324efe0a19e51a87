package im.parley.test.soak;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One connection through the network: a channel of the client and one of the server, and what happens to them. */
final class Line {
    private static final long LOOK_AGAIN_MILLIS = 500;
    /** How long one end may not know that the other is gone. */
    private static final int LONGEST_SILENCE_MILLIS = 4000;

    private final BadNetwork network;
    private final Channel client;
    private final RandomGenerator random;
    private @Nullable Way up;
    private @Nullable Way down;

    Line(BadNetwork network, Channel client, RandomGenerator random) {
        this.network = network;
        this.client = client;
        this.random = random;
    }

    /** The server's channel is there, not connected yet. */
    void join(Channel server) {
        Way there = new Way(this, server);
        Way back = new Way(this, client);
        client.pipeline().addLast(there);
        server.pipeline().addLast(back);
        up = there;
        down = back;
    }

    /** Both ends are connected. */
    void open() {
        if (up == null || down == null) {
            throw new IllegalStateException("not joined");
        }
        client.config().setAutoRead(true);
        up.to().config().setAutoRead(true);
        planAccident();
    }

    BadNetwork network() {
        return network;
    }

    RandomGenerator random() {
        return random;
    }

    private void planAccident() {
        boolean fair = network.weather().isFair();
        later(fair ? LOOK_AGAIN_MILLIS : network.weather().nextMillis(random), fair ? this::planAccident : this::accident);
    }

    private void later(long millis, Runnable what) {
        var _ = client.eventLoop().schedule(what, millis, TimeUnit.MILLISECONDS);
    }

    private void accident() {
        if (network.weather().isFair()) {
            planAccident();
            return;
        }
        if (up == null || down == null || !client.isOpen()) {
            return;
        }
        network.accident();
        int silence = random.nextInt(LONGEST_SILENCE_MILLIS);
        switch (random.nextInt(4)) {
            case 0 -> {
                // Both learn it at once; what was on its way is lost.
                reset(client);
                reset(up.to());
            }
            case 1 -> {
                // The client is gone, and the server learns it later.
                up.swallow();
                down.swallow();
                reset(client);
                later(silence, this::endOfServer);
            }
            case 2 -> {
                // The server's words come, the client's do not.
                up.swallow();
                later(silence, this::end);
            }
            default -> {
                // A hole: nothing comes through any more, and nobody is told.
                up.swallow();
                down.swallow();
                later(silence, this::end);
            }
        }
    }

    private static void reset(Channel channel) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        var _ = channel.close();
    }

    private void end() {
        var _ = client.close();
        endOfServer();
    }

    private void endOfServer() {
        if (up != null) {
            var _ = up.to().close();
        }
    }
}
