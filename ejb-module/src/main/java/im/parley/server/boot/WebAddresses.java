package im.parley.server.boot;

import im.parley.wire.port.HttpOptions;
import im.parley.wire.port.HttpOptions.PortOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where the web server is, for the start's lines. */
final class WebAddresses {
    private static final int OFFSET = Integer.getInteger("jboss.socket.binding.port-offset", 0);

    private WebAddresses() {}

    static String lines(HttpOptions options, String domain) {
        List<String> web = new ArrayList<>();
        web.add("http://localhost:" + (Integer.getInteger("jboss.http.port", 8080) + OFFSET) + "/");
        options.ports().stream()
                .filter(port -> port.bean().equals("web") && port.tls())
                .forEach(port -> web.add("https://" + domain + ":" + (port.port() + OFFSET) + "/"));
        List<String> lines = new ArrayList<>();
        lines.add("  Web       " + String.join(", ", web));
        line(lines, "WebSocket", options.webSocket().active(), "/xmpp-websocket", options, bean -> bean.equals("ws2s"));
        line(lines, "BOSH     ", options.bosh().active(), "/bosh", options, bean -> bean.equals("bosh"));
        return String.join("\n", lines);
    }

    private static void line(
            List<String> lines, String name, boolean on, String path, HttpOptions options, Predicate<String> bean) {
        String ports = options.ports().stream()
                .filter(port -> bean.test(port.bean()))
                .map(WebAddresses::port)
                .collect(Collectors.joining(", "));
        if (on) {
            lines.add("  " + name + " " + path + " there" + (ports.isEmpty() ? "" : " and on port " + ports));
        }
    }

    private static String port(PortOptions port) {
        return port.port() + OFFSET + (port.tls() ? " (TLS)" : "");
    }
}
