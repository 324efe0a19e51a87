package im.parley.web.rest.http;

import im.parley.server.admin.access.RestRules;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Tells browsers to take an answer for nothing but data, and which other sites may read it: none, unless configured. */
@Provider
@Dependent
@PreMatching
public class SafeHeaders implements ContainerRequestFilter, ContainerResponseFilter {
    /** The header that says what a page may load; an answer that has one keeps it. */
    public static final String POLICY = "Content-Security-Policy";

    private static final String ORIGIN = "Origin";

    @Inject
    RestRules rules;

    /** A question in advance (CORS) is answered here; it bears no credentials. */
    @Override
    public void filter(ContainerRequestContext request) {
        boolean preflight = request.getMethod().equals(HttpMethod.OPTIONS)
                && request.getHeaderString("Access-Control-Request-Method") != null;
        if (preflight && isAllowed(request)) {
            request.abortWith(Response.noContent()
                    .header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE")
                    .header("Access-Control-Allow-Headers", "Authorization, Content-Type, If-Match, If-None-Match, X-Api-Key")
                    .header("Access-Control-Max-Age", "600")
                    .build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putIfAbsent(POLICY, List.of("default-src 'none'; frame-ancestors 'none'"));
        headers.putSingle("Referrer-Policy", "no-referrer");
        headers.putSingle("Cross-Origin-Resource-Policy", "same-origin");
        if (!headers.containsKey("Cache-Control")) {
            headers.putSingle("Cache-Control", "no-store");
        }
        if (isAllowed(request)) {
            headers.putSingle("Access-Control-Allow-Origin", request.getHeaderString(ORIGIN));
            headers.putSingle("Access-Control-Expose-Headers", "ETag, Location, Retry-After");
            headers.putSingle("Cross-Origin-Resource-Policy", "cross-origin");
            headers.add("Vary", ORIGIN);
        }
    }

    private boolean isAllowed(ContainerRequestContext request) {
        String origin = request.getHeaderString(ORIGIN);
        return origin != null && rules.origins().contains(origin);
    }
}
