package im.parley.test.bench.load;

import io.netty.channel.ChannelHandler;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How clients reach the server. */
enum Transport {
    /** RFC 6120. */
    TCP("TCP", 5222, 5222),
    /** RFC 7395. */
    WS("WebSocket", 5290, 5291),
    /** XEP-0124 and XEP-0206. */
    BOSH("BOSH", 5280, 8443);

    private final String title;
    private final int port;
    private final int portWithTls;

    Transport(String title, int port, int portWithTls) {
        this.title = title;
        this.port = port;
        this.portWithTls = portWithTls;
    }

    /** @throws BadArgument when there is none of that name */
    static Transport of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new BadArgument(Flag.TRANSPORT.option() + " is tcp, ws or bosh"));
    }

    /** For the description of a result. */
    String title() {
        return title;
    }

    /** Where the server listens if it was not told otherwise. */
    int port(boolean tls) {
        return tls ? portWithTls : port;
    }

    /** Whether TLS is there from the first byte, instead of being asked for on the stream. */
    boolean tlsFirst() {
        return this != TCP;
    }

    /** What stands between a connection and a peer that speaks as on TCP. */
    List<ChannelHandler> codecs(String domain) {
        return switch (this) {
            case TCP -> List.of();
            case WS -> List.of(new WebSocketCodec(domain));
            case BOSH -> List.of(new BoshCodec(domain));
        };
    }
}
