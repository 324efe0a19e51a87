package im.parley.web.rest.tigase;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Small pages for people: no script, no style, nothing from elsewhere. */
final class Pages {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title></head>
            <body>
            <main>
            <h1>%1$s</h1>
            %2$s
            </main>
            </body>
            </html>
            """;

    private Pages() {}

    /**
     * A page.
     *
     * @param body markup
     */
    static Response page(int status, String title, String body) {
        byte[] bytes = PAGE.formatted(escaped(title), body).getBytes(StandardCharsets.UTF_8);
        return Response.status(status).type("text/html;charset=utf-8").entity(bytes).build();
    }

    /** A page with a line of text. */
    static Response text(int status, String title, String text) {
        return page(status, title, "<p>" + escaped(text) + "</p>");
    }

    /** A text as markup. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
