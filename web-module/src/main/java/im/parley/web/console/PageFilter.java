package im.parley.web.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.Optional;

/** Gives the pages their headers, and each address below a page that page's document, so that links into it work. */
@WebFilter({"/admin/*", "/setup/*", "/chat/*"})
public final class PageFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
        Optional<Page> page = Page.of(path);
        page.ifPresent(found -> PageHeaders.put(response, found.policy()));
        boolean reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (page.isPresent() && reading && !file(page.get(), path) && exists(page.get().document())) {
            request.getRequestDispatcher(page.get().document()).forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean file(Page page, String path) throws MalformedURLException {
        return !page.isFolder(path) && exists(path);
    }

    private boolean exists(String path) throws MalformedURLException {
        return getServletContext().getResource(path) != null;
    }
}
