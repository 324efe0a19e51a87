package im.parley.web.console;

/** Content security policies (CSP level 3). */
final class Policy {
    /** Scripts, styles and connections of this server alone; nothing inline, no frames around, no markup from strings. */
    static final String SELF = String.join("; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            // The one policy of the console lets an element be emptied, and no markup in.
            "trusted-types default");

    /** As {@link #SELF}, but converse.js makes its page of templates with styles in them, and plays a sound. */
    static final String CHAT = String.join("; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src 'self' blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private Policy() {
    }
}
