package im.parley.web.rest.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Says as a problem document that a request could not be read at all: an address with broken escapes, a header that is no
 * media type, a method that a servlet does not have. It never comes as far as an operation. {@code web.xml} leads here.
 */
@WebServlet("/problem")
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given
                ? given
                : HttpServletResponse.SC_NOT_FOUND;
        byte[] problem = Json.MAPPER
                .writeValueAsString(
                        status == HttpServletResponse.SC_BAD_REQUEST
                                ? Problem.of(status, "the request cannot be read")
                                : Problem.of(status))
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(Problem.JSON);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(problem.length);
        response.getOutputStream().write(problem);
    }
}
