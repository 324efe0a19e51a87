package im.parley.web.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Where a request comes from. */
public final class Client {
    private Client() {}

    /** The address; the container has written it in figures, so nothing is looked up. */
    public static InetSocketAddress address(HttpServletRequest request) {
        try {
            return new InetSocketAddress(InetAddress.getByName(request.getRemoteAddr()), request.getRemotePort());
        } catch (UnknownHostException noAddress) {
            return InetSocketAddress.createUnresolved("unknown", 0);
        }
    }
}
