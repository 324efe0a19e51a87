package im.parley.web.websocket;

import im.parley.web.stream.Peers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collections;

/** Stands before the endpoint: refuses handshakes that lead to no stream (RFC 7395 section 3.1). */
final class Handshake extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String LISTENER = "ws2s";
    private static final String VERSION = "13";

    private final transient Peers peers;

    Handshake(Peers peers) {
        this.peers = peers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            response.setHeader("Upgrade", "websocket");
            refuse(response, 426, "This address is for XMPP over WebSocket, RFC 7395.");
        } else if (!VERSION.equals(request.getHeader("Sec-WebSocket-Version"))) {
            response.setHeader("Sec-WebSocket-Version", VERSION);
            refuse(response, 426, "This server speaks version 13 of WebSocket, RFC 6455.");
        } else if (!offersXmpp(request)) {
            refuse(response, HttpServletResponse.SC_BAD_REQUEST, "The subprotocol here is \"xmpp\", RFC 7395.");
        } else if (!peers.welcomes(request)) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "Scripts of this site may not connect.");
        } else {
            Principal visitor = new Visitor(peers.facts(LISTENER, request));
            chain.doFilter(
                    new HttpServletRequestWrapper(request) {
                        @Override
                        public Principal getUserPrincipal() {
                            return visitor;
                        }
                    },
                    response);
        }
    }

    private static boolean offersXmpp(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .anyMatch(protocol -> protocol.strip().equals("xmpp"));
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().println(why);
    }
}
