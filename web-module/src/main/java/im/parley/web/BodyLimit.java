package im.parley.web;

import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Bounds the bodies of all requests but uploads, which have a bound of their own: the web server itself takes any size, as
 * it cannot tell one from the other.
 */
@WebFilter(filterName = "body-limit", urlPatterns = "/*", asyncSupported = true)
public final class BodyLimit extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final long LARGEST = 10L * 1024 * 1024;
    private static final String UPLOADS = "/upload/";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getServletPath().concat("/").startsWith(UPLOADS)) {
            if (request.getContentLengthLong() > LARGEST) {
                response.setHeader("Connection", "close");
                response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
                return;
            }
            // What does not say how much it is.
            ServletRequestContext.requireCurrent().getExchange().setMaxEntitySize(LARGEST);
        }
        chain.doFilter(request, response);
    }
}
