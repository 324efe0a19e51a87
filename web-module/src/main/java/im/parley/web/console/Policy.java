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
            "trusted-types 'none'");

    private Policy() {
    }
}
