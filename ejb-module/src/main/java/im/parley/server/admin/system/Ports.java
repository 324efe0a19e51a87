package im.parley.server.admin.system;

import im.parley.server.admin.system.ServerViews.Listener;
import im.parley.server.admin.system.ServerViews.Tls;
import im.parley.server.config.RootOptions;
import im.parley.server.spi.option.Socks5Options;
import im.parley.wire.port.BytestreamPorts;
import im.parley.wire.port.HttpOptions;
import im.parley.wire.port.ListenerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ports of the configuration, as they are open. */
final class Ports {
    private static final String OFFSET = "jboss.socket.binding.port-offset";

    private Ports() {}

    static List<Listener> of(RootOptions.Services services, BytestreamPorts bytestreams) {
        List<Listener> all = new ArrayList<>();
        var login = services.sessions().authTimeout();
        services.clients().listeners(login).forEach(options -> all.add(listener(options)));
        services.servers().listeners().forEach(options -> all.add(listener(options)));
        services.components().listeners().forEach(options -> all.add(listener(options)));
        bytestreams.ports().forEach(port -> all.add(
                new Listener(Socks5Options.BEAN, port.interfaces(), shifted(port.number()), Tls.NONE)));
        services.web().options(login, Optional.empty()).ports().forEach(options -> all.add(listener(options)));
        return List.copyOf(all);
    }

    private static Listener listener(ListenerOptions options) {
        return new Listener(
                options.name(),
                options.interfaces(),
                shifted(options.port()),
                options.directTls() ? Tls.DIRECT : Tls.STARTTLS);
    }

    private static Listener listener(HttpOptions.PortOptions options) {
        return new Listener(
                options.bean(), options.interfaces(), shifted(options.port()), options.tls() ? Tls.DIRECT : Tls.NONE);
    }

    /** Several servers on one machine shift all their ports by a number of their own. */
    private static int shifted(int port) {
        return port + Integer.getInteger(OFFSET, 0);
    }
}
