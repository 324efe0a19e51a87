package im.parley.transport.listen;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Binds server sockets, and says in a line for a person why that did not work. */
public final class Sockets {
    /** How many connections may wait to be accepted. */
    public static final int BACKLOG = 4096;

    /** WildFly shifts its own ports by this much when several servers share a machine; so do we. */
    private static final String PORT_OFFSET = "jboss.socket.binding.port-offset";

    private static final String ALL = "*";

    private Sockets() {}

    /**
     * Binds a port.
     *
     * @param name the address, or {@code *} for all of them
     * @param port the port before it is shifted, or 0 for any free one
     */
    public static Channel bind(ServerBootstrap bootstrap, String name, int port) throws IOException {
        InetSocketAddress address = address(name, shifted(port));
        ChannelFuture binding = bootstrap.bind(address).awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw new IOException(why(address, binding.cause()), binding.cause());
        }
        return binding.channel();
    }

    private static String why(InetSocketAddress address, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("in use")
                ? "Port " + address.getPort() + " is in use by another program"
                : "Port " + address.getPort() + " cannot be opened on " + address.getHostString() + ": " + message;
    }

    private static InetSocketAddress address(String name, int port) throws UnknownHostException {
        return name.equals(ALL)
                ? new InetSocketAddress(port)
                : new InetSocketAddress(InetAddress.getByName(name), port);
    }

    private static int shifted(int port) {
        return port == 0 ? 0 : port + Integer.getInteger(PORT_OFFSET, 0);
    }
}
