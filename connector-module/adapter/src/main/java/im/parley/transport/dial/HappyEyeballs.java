package im.parley.transport.dial;

import im.parley.transport.listen.EventLoops;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the first address of several that answers, RFC 8305 section 5: each gets a head start of a quarter of a
 * second before the next is tried beside it. Everything happens on one event loop.
 */
final class HappyEyeballs {
    private static final long HEAD_START_MILLIS = 250;

    private final EventLoop loop;
    private final EventLoops loops;
    private final int port;
    private final ArrayDeque<InetAddress> left;
    private final Duration patience;
    private final Consumer<Channel> won;
    private final Consumer<String> lost;
    private final List<ChannelFuture> running = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private @Nullable ScheduledFuture<?> next;
    private @Nullable ScheduledFuture<?> end;
    private boolean over;

    HappyEyeballs(
            EventLoops loops, List<InetAddress> addresses, int port, Duration patience, Outcome outcome) {
        this.loops = loops;
        this.loop = loops.next();
        this.left = new ArrayDeque<>(addresses);
        this.port = port;
        this.patience = patience;
        this.won = outcome.won();
        this.lost = outcome.lost();
    }

    /**
     * Who hears of it; called on the event loop, one of the two once.
     *
     * @param won gets the connected channel, which reads nothing yet and has no handlers
     * @param lost gets the reason, a line for a person
     */
    record Outcome(Consumer<Channel> won, Consumer<String> lost) {}

    void start() {
        loop.execute(() -> {
            end = loop.schedule(() -> fail("nobody answers"), patience.toMillis(), TimeUnit.MILLISECONDS);
            tryNext();
        });
    }

    private void tryNext() {
        if (over) {
            return;
        }
        InetAddress address = left.poll();
        if (address == null) {
            if (running.isEmpty()) {
                fail(troubles.isEmpty() ? "it has no address" : String.join(", ", troubles));
            }
            return;
        }
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(loops.stream())
                .handler(new ChannelInboundHandlerAdapter())
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(patience.toMillis()))
                .connect(new InetSocketAddress(address, port));
        running.add(connecting);
        connecting.addListener(done -> ended(connecting, address));
        next = loop.schedule(this::tryNext, HEAD_START_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ended(ChannelFuture connecting, InetAddress address) {
        running.remove(connecting);
        if (over) {
            var _ = connecting.channel().close();
        } else if (connecting.isSuccess()) {
            finish();
            loop.execute(() -> won.accept(connecting.channel())); // after the channel has said that it is active
        } else {
            troubles.add(reason(connecting.cause(), address));
            cancel(next);
            tryNext();
        }
    }

    private static String reason(Throwable cause, InetAddress address) {
        String text = String.valueOf(cause.getMessage());
        String place = address.getHostAddress();
        return text.contains("refused") ? place + " refuses connections" : place + ": " + text.split("\n", 2)[0];
    }

    private void fail(String why) {
        if (!over) {
            finish();
            lost.accept(why);
        }
    }

    /** The others are given up. */
    private void finish() {
        over = true;
        cancel(next);
        cancel(end);
        for (ChannelFuture other : List.copyOf(running)) {
            var _ = other.channel().close();
        }
    }

    private static void cancel(@Nullable ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
