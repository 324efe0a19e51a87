package im.parley.test.architecture.planted.server.route;

import io.netty.buffer.ByteBuf;

/** Planted: the router knows Netty. */
final class NettyServer {
    private NettyServer() {}

    static Class<?> wrong() {
        return ByteBuf.class;
    }
}
