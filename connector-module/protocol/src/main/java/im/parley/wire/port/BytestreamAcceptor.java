package im.parley.wire.port;

import java.net.InetSocketAddress;
import java.util.List;

/** The JCA message-listener type of SOCKS5 bytestreams (XEP-0065). It is called when ports open, never per connection. */
public interface BytestreamAcceptor {
    /** Which ports to open, and how; no ports for no proxy. Called once; waits until the server is up. */
    BytestreamPorts ports();

    /**
     * All ports accept connections now.
     *
     * @param bytestreams what comes there; of no use any more when the ports are closed
     */
    void listening(List<InetSocketAddress> bound, Bytestreams bytestreams);

    /**
     * A port could not be opened; nothing is listened on.
     *
     * @param why a line for a person
     */
    void refused(String why);
}
