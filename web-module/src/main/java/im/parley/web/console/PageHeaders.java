package im.parley.web.console;

import jakarta.servlet.http.HttpServletResponse;

/** What each document tells the browser besides its content. */
final class PageHeaders {
    private PageHeaders() {
    }

    /** Tells it, with that content security policy. */
    static void put(HttpServletResponse response, String policy) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        // A document names the files of its build, and its date does not change with the build: never from a cache.
        response.setHeader("Cache-Control", "no-store");
    }
}
