package im.parley.web.rest.tigase;

import im.parley.web.rest.http.SafeHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Small pages for people: no script, nothing from elsewhere, and what they send comes back here. */
final class Pages {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <link rel="icon" href="/parley.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/parley.css"></head>
            <body>
            <main>
            <header><img src="/parley.svg" alt="" width="56" height="56">
            <h1>%1$s</h1></header>
            <section>
            %2$s
            </section>
            </main>
            </body>
            </html>
            """;

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private Pages() {}

    /**
     * A page.
     *
     * @param body markup
     */
    static Response page(int status, String title, String body) {
        byte[] bytes = markup(title, body).getBytes(StandardCharsets.UTF_8);
        return Response.status(status)
                .type("text/html;charset=utf-8")
                .header(SafeHeaders.POLICY, POLICY)
                .entity(bytes)
                .build();
    }

    static String markup(String title, String body) {
        return PAGE.formatted(escaped(title), body);
    }

    /** A page with a line of text. */
    static Response text(int status, String title, String text) {
        return page(status, title, paragraph(text));
    }

    static String paragraph(String text) {
        return "<p>" + escaped(text) + "</p>";
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
