package im.parley.web.bosh;

import im.parley.web.stream.Peers;
import im.parley.wire.port.Facts;
import im.parley.wire.port.HttpOptions.BoshOptions;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Limits;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.time.Duration;

/** Brings the requests of HTTP to the sessions, on the I/O threads. It does not block, and no request has a thread. */
final class BoshHandler implements HttpHandler {
    private static final String POST = "POST, OPTIONS";
    private static final String NOTHING_IS_RUN = "default-src 'none'; sandbox; frame-ancestors 'none'";
    private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
    private static final HttpString ALLOW_METHODS = new HttpString("Access-Control-Allow-Methods");
    private static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");
    private static final HttpString MAX_AGE = new HttpString("Access-Control-Max-Age");

    private final Sessions sessions;
    private final Peers peers;
    private final BoshOptions options;

    BoshHandler(Sessions sessions, Peers peers, BoshOptions options) {
        this.sessions = sessions;
        this.peers = peers;
        this.options = options;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        boolean welcome = peers.welcomes(exchange);
        headers(exchange, welcome);
        if (!welcome) {
            refuse(exchange, StatusCodes.FORBIDDEN, "Scripts of this site may not connect.");
        } else if (exchange.getRequestMethod().equals(Methods.POST)) {
            post(exchange);
        } else if (exchange.getRequestMethod().equals(Methods.OPTIONS)) {
            exchange.getResponseHeaders().put(Headers.ALLOW, POST);
            exchange.setStatusCode(StatusCodes.NO_CONTENT).endExchange();
        } else {
            exchange.getResponseHeaders().put(Headers.ALLOW, POST);
            refuse(
                    exchange,
                    StatusCodes.METHOD_NOT_ALLOWED,
                    "This address is for XMPP over BOSH, XEP-0124: clients POST to it.");
        }
    }

    private void post(HttpServerExchange request) {
        String encoding = request.getRequestHeaders().getFirst(Headers.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(request, StatusCodes.UNSUPPORTED_MEDIA_TYPE, "No content encoding is supported.");
            return;
        }
        HttpExchange exchange = new HttpExchange(request, peers.secure(request), this::facts);
        BodyIntake intake = new BodyIntake(this::limits, options.bounds().before(), body -> take(body, exchange), exchange);
        Duration longest = options.bounds().timeouts().login();
        request.dispatch(SameThreadExecutor.INSTANCE, () -> intake.begin(request, longest));
    }

    private void take(Body body, HttpExchange exchange) {
        if (body.tag().attribute("sid").isPresent()) {
            continueSession(body, exchange);
        } else {
            sessions.create(body, exchange, exchange.facts());
        }
        exchange.hold();
    }

    private Facts facts(HttpServerExchange request) {
        return peers.facts(Sessions.LISTENER, request);
    }

    private Limits limits(Element tag) {
        return tag.attribute("sid")
                .flatMap(sessions::find)
                .map(Session::limits)
                .orElse(options.bounds().before());
    }

    private void continueSession(Body body, HttpExchange exchange) {
        sessions.find(body.attribute("sid", ""))
                .ifPresentOrElse(
                        session -> {
                            exchange.of(session);
                            session.request(body, exchange);
                        },
                        () -> exchange.answer(BodyWriter.refusal(Condition.ITEM_NOT_FOUND)));
    }

    private void headers(HttpServerExchange exchange, boolean welcome) {
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.CACHE_CONTROL, "no-store");
        // The client chooses the type of the answers: whatever it is, nothing in them is to be run.
        headers.put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff");
        headers.put(Headers.CONTENT_SECURITY_POLICY, NOTHING_IS_RUN);
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        if (origin != null && welcome) {
            headers.put(ALLOW_ORIGIN, peers.choosesOrigins() ? origin : "*");
            headers.put(ALLOW_METHODS, POST);
            headers.put(ALLOW_HEADERS, "Content-Type");
            headers.put(MAX_AGE, "86400");
            if (peers.choosesOrigins()) {
                headers.add(Headers.VARY, "Origin");
            }
        }
        options.headers().forEach(header -> headers.put(HttpString.tryFromString(header.name()), header.value()));
    }

    private static void refuse(HttpServerExchange exchange, int status, String why) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain;charset=utf-8");
        exchange.getResponseSender().send(why + "\n");
    }
}
