package im.parley.web.upload;

import im.parley.server.admin.Uploads;
import im.parley.server.admin.Uploads.FileView;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /upload/<slot>/<name>}: PUT once, GET and HEAD as often as somebody likes (XEP-0363 section 7). */
@WebServlet(urlPatterns = "/upload/*", name = "upload", asyncSupported = true)
public final class UploadServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final long SHORTEST_MILLIS = 60_000;
    /** Who sends less for long than this, in bytes per millisecond, is too slow. */
    private static final long SLOWEST = 8;

    @Inject
    private transient @Nullable Uploads injected;

    private Uploads uploads() {
        return Objects.requireNonNull(injected, "injected");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Headers.always(response::setHeader);
        switch (request.getMethod()) {
            case "PUT" -> put(request, response);
            case "GET" -> get(request, response, true);
            case "HEAD" -> get(request, response, false);
            case "OPTIONS" -> response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            default -> {
                response.setHeader("Allow", Headers.METHODS);
                new Problem(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "Files are put and got.").send(response);
            }
        }
    }

    private void put(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Place> place = Place.of(request);
        if (place.isEmpty()) {
            refuse(Problem.NOT_FOUND, response);
            return;
        }
        Uploads.Sent sent = new Uploads.Sent(
                place.get().id(),
                place.get().name(),
                request.getContentLengthLong(),
                Optional.ofNullable(request.getContentType()).orElse("").strip(),
                parameter(request, "until"),
                parameter(request, "seal"));
        switch (uploads().receive(sent)) {
            case Uploads.Answer.No no -> refuse(Problem.of(no.why()), response);
            case Uploads.Answer.Go go -> {
                AsyncContext context = request.startAsync();
                context.setTimeout(SHORTEST_MILLIS + sent.length() / SLOWEST);
                new Taking(context, request.getInputStream(), go.receiver()).begin();
            }
        }
    }

    /** What comes behind a refused request is not worth reading. */
    private static void refuse(Problem problem, HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        problem.send(response);
    }

    /** From the address alone: a body is no form. */
    private static String parameter(HttpServletRequest request, String name) {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        for (String part : query.split("&", -1)) {
            if (part.startsWith(name + '=')) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }

    private void get(HttpServletRequest request, HttpServletResponse response, boolean wanted) throws IOException {
        Optional<FileView> found = Place.of(request).flatMap(place -> uploads().find(place.id(), place.name()));
        if (found.isEmpty()) {
            Problem.NOT_FOUND.send(response);
            return;
        }
        FileView file = found.get();
        Headers.of(file, response::setHeader);
        if (Headers.isKnown(file, request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        try {
            boolean unchanged = Headers.isSame(file, request.getHeader("If-Range"));
            Optional<Range> range = Range.of(unchanged ? request.getHeader("Range") : null, file.size());
            send(file, range, wanted, request, response);
        } catch (Range.Unsatisfiable nothing) {
            response.setHeader("Content-Range", "bytes */" + file.size());
            Headers.withoutFile(response::setHeader);
            new Problem(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE, "The file is shorter.").send(response);
        }
    }

    private void send(
            FileView file,
            Optional<Range> range,
            boolean wanted,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Range part = range.orElse(new Range(0, file.size()));
        if (!wanted) {
            describe(file, range, part, response);
            return;
        }
        Optional<Uploads.Bytes> content = uploads().open(file);
        if (content.isEmpty()) {
            Headers.withoutFile(response::setHeader);
            Problem.NOT_FOUND.send(response);
            return;
        }
        describe(file, range, part, response);
        AsyncContext context = request.startAsync();
        context.setTimeout(0); // the transport ends connections that take nothing
        new Giving(context, response.getOutputStream(), content.get(), part).begin();
    }

    private static void describe(FileView file, Optional<Range> range, Range part, HttpServletResponse response) {
        response.setContentLengthLong(part.length());
        if (range.isPresent()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", part.of(file.size()));
        }
    }
}
