package im.parley.web.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Files whose name has a digest of their content: kept by browsers for ever, and sent as they were compressed by the build. */
@WebFilter("/assets/*")
public final class AssetFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (getServletContext().getResource(path) != null) response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        if (getServletContext().getResource(path + ".gz") == null) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Vary", "Accept-Encoding");
        if (!gzip(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Content-Encoding", "gzip");
        response.setContentType(getServletContext().getMimeType(path));
        request.getRequestDispatcher(path + ".gz").forward(request, response);
    }

    /** Parts of a file are parts of the file itself, so these are answered from it. */
    private static boolean gzip(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        boolean reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reading && request.getHeader("Range") == null && accepted != null && Encodings.accepts(accepted, "gzip");
    }
}
