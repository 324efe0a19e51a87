package im.parley.transport.pipeline;

import im.parley.wire.port.ListenerOptions.Rates;
import im.parley.wire.rate.TokenBucket;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Bounds how many connections a port accepts per second. It stands before the acceptor in the pipeline of the server
 * socket, so that a connection too many is closed before anything is made for it.
 */
@Sharable
public final class FloodGate extends ChannelInboundHandlerAdapter {
    private final TokenBucket connections;

    private FloodGate(TokenBucket connections) {
        this.connections = connections;
    }

    /** The gate for a port with these limits; one for all of its addresses. */
    public static ChannelInboundHandlerAdapter of(Rates rates) {
        return rates.connectionsPerSecond() == 0
                ? new Open()
                : new FloodGate(new TokenBucket(rates.connectionsPerSecond(), System.nanoTime()));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (connections.tryTake(System.nanoTime())) {
            context.fireChannelRead(message);
        } else {
            ((Channel) message).unsafe().closeForcibly();
        }
    }

    /** No limit. */
    @Sharable
    private static final class Open extends ChannelInboundHandlerAdapter {}
}
