package im.parley.web.rest.http;

import im.parley.server.admin.Actor;
import im.parley.wire.addr.InvalidJid;
import im.parley.wire.addr.Jid;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a request in, or not: how often he may ask, who he is, whether a cookie comes from our own page, and whether the
 * operation is for somebody like him. Which domain or account he may touch is for the use case to say.
 */
@Provider
@Dependent
@Priority(Priorities.AUTHENTICATION)
public class Gate implements ContainerRequestFilter {
    /** The header that a foreign page cannot send, with what it cannot know. */
    public static final String CSRF = "X-CSRF-Token";

    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Inject
    Check check;

    @Inject
    Caller caller;

    @Inject
    Rates rates;

    @Inject
    Client client;

    @Context
    @SuppressWarnings("NullAway.Init") // injected
    HttpServletRequest request;

    @Context
    @SuppressWarnings("NullAway.Init") // injected
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext asked) {
        InetSocketAddress from = client.address(request);
        limit(rates.addresses(), from.getAddress().getHostAddress());
        Optional<Caller.Shown> shown = identify(asked, from);
        shown.ifPresent(who -> {
            limit(rates.callers(), who.actor().name());
            requireOwnPage(asked, who);
            caller.set(who);
        });
        Method method = resource.getResourceMethod();
        Needs needs = method.getAnnotation(Needs.class);
        if (needs == null) {
            throw new IllegalStateException(method + " does not say whom it is for");
        }
        admit(needs, shown, asked);
    }

    private Optional<Caller.Shown> identify(ContainerRequestContext asked, InetSocketAddress from) {
        try {
            Credentials shown = resource.getResourceClass().isAnnotationPresent(KeyInAddress.class)
                    ? KeyInAddress.Reader.of(asked)
                    : Credentials.of(asked);
            return check.of(shown, from);
        } catch (Refused refused) {
            throw refused.problem().status() == 401 ? challenge(asked, refused.problem()) : refused;
        }
    }

    private static void limit(Rate rate, String who) {
        long wait = rate.take(who);
        if (wait > 0) {
            throw new Refused(
                    Problem.of(429, "too many requests; slow down"), Map.of("Retry-After", Long.toString(wait)));
        }
    }

    /** What a browser sends by itself proves nothing about the page that it comes from. */
    private static void requireOwnPage(ContainerRequestContext asked, Caller.Shown who) {
        if (who.how() != Caller.How.COOKIE || SAFE.contains(asked.getMethod())) {
            return;
        }
        String token = Optional.ofNullable(asked.getHeaderString(CSRF)).orElse("");
        String expected = who.csrf().orElseThrow();
        if (!MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8))) {
            throw new Refused(Problem.of(403, "the header " + CSRF + " is missing or not that of the session"));
        }
    }

    private static void admit(Needs needs, Optional<Caller.Shown> shown, ContainerRequestContext asked) {
        if (needs.value() == Role.ANONYMOUS) {
            return;
        }
        if (shown.isEmpty()) {
            throw challenge(asked, Problem.of(401, "log in first"));
        }
        Actor actor = shown.get().actor();
        boolean enough = Role.of(actor).compareTo(needs.value()) >= 0;
        if (!enough && !(needs.self() && isOwn(actor, asked))) {
            throw new Refused(Problem.of(403, "this is for the role " + needs.value().word()));
        }
    }

    private static boolean isOwn(Actor actor, ContainerRequestContext asked) {
        try {
            return actor.owns(Jid.of(asked.getUriInfo().getPathParameters().getFirst("jid")));
        } catch (InvalidJid malformed) {
            return false;
        }
    }

    /** A script of a page is not asked for Basic: the browser would ask its user. */
    private static Refused challenge(ContainerRequestContext asked, Problem problem) {
        String mode = asked.getHeaderString("Sec-Fetch-Mode");
        boolean script = mode != null && !mode.equals("navigate");
        String challenge = script ? "Bearer realm=\"Parley\"" : "Basic realm=\"Parley\", charset=\"UTF-8\"";
        return new Refused(problem, Map.of("WWW-Authenticate", challenge));
    }
}
