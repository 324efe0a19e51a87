package im.parley.web.bosh;

import im.parley.web.stream.Peers;
import im.parley.wire.port.HttpOptions.BoshOptions;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Limits;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Brings the requests of HTTP to the sessions. It reads and writes without blocking, and no request has a thread. */
final class BoshServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String LISTENER = "bosh";
    private static final String POST = "POST, OPTIONS";

    private final transient Sessions sessions;
    private final transient Peers peers;
    private final transient BoshOptions options;

    BoshServlet(Sessions sessions, Peers peers, BoshOptions options) {
        this.sessions = sessions;
        this.peers = peers;
        this.options = options;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers(request, response);
        if (!peers.welcomes(request)) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, "Scripts of this site may not connect.");
            return;
        }
        switch (request.getMethod()) {
            case "POST" -> post(request, response);
            case "OPTIONS" -> {
                response.setHeader("Allow", POST);
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            default -> {
                response.setHeader("Allow", POST);
                refuse(
                        response,
                        HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                        "This address is for XMPP over BOSH, XEP-0124: clients POST to it.");
            }
        }
    }

    private void post(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "No content encoding is supported.");
            return;
        }
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0); // sessions look at the clock themselves
        HttpExchange exchange = new HttpExchange(context, response, peers.secure(request));
        context.addListener(exchange);
        request.getInputStream()
                .setReadListener(new BodyListener(request.getInputStream(), this::limits, options.bounds().before(), reading -> {
                    if (reading.tag().attribute("sid").isPresent()) {
                        continueSession(reading, exchange);
                    } else {
                        sessions.create(reading, exchange, peers.facts(LISTENER, request));
                    }
                }, exchange));
    }

    private Limits limits(Element tag) {
        return tag.attribute("sid")
                .flatMap(sessions::find)
                .map(Session::limits)
                .orElse(options.bounds().before());
    }

    private void continueSession(Body body, Exchange exchange) {
        sessions.find(body.attribute("sid", ""))
                .ifPresentOrElse(
                        session -> session.request(body, exchange),
                        () -> exchange.answer(BodyWriter.refusal(Condition.ITEM_NOT_FOUND)));
    }

    private void headers(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        // The client chooses the type of the answers: whatever it is, nothing in them is to be run.
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'");
        String origin = request.getHeader("Origin");
        if (origin != null && peers.welcomes(request)) {
            response.setHeader("Access-Control-Allow-Origin", peers.choosesOrigins() ? origin : "*");
            response.setHeader("Access-Control-Allow-Methods", POST);
            response.setHeader("Access-Control-Allow-Headers", "Content-Type");
            response.setHeader("Access-Control-Max-Age", "86400");
            if (peers.choosesOrigins()) {
                response.addHeader("Vary", "Origin");
            }
        }
        options.headers().forEach(header -> response.setHeader(header.name(), header.value()));
    }

    private static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        response.getWriter().println(why);
    }
}
