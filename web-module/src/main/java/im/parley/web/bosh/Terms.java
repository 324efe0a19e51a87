package im.parley.web.bosh;

import im.parley.wire.port.HttpOptions.BoshOptions;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What client and server have agreed on for one session, XEP-0124 section 7.
 *
 * @param maxWait how long a request may be held, in seconds
 * @param hold how many requests are held at most
 * @param requests how many requests the client may have open
 * @param polling the shortest time between empty requests, in seconds; 0 for no limit
 * @param inactivity how long the session lives without a request, in seconds
 * @param maxPause the longest pause, in seconds; 0 for none
 * @param version which version of BOSH is spoken; empty with a client that did not say its own
 * @param contentType the type of all answers
 * @param acks whether the absence of an {@code ack} means something
 */
record Terms(
        long maxWait,
        int hold,
        int requests,
        long polling,
        long inactivity,
        long maxPause,
        String version,
        String contentType,
        boolean acks) {
    private static final int MAJOR = 1;
    private static final int MINOR = 11;
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
    /** A type and a charset at most: what a client chooses stands in a header. */
    private static final Pattern CONTENT_TYPE =
            Pattern.compile("[A-Za-z0-9.+-]{1,64}/[A-Za-z0-9.+-]{1,64}(; ?charset=\"?[Uu][Tt][Ff]-8\"?)?");

    /** The terms for a client that asks for a session; empty fields of its request mean what the server likes best. */
    static Terms of(Body request, BoshOptions options) {
        long wait = Math.min(request.number("wait").orElse(Long.MAX_VALUE), options.maxWait().toSeconds());
        int hold = wait == 0 ? 0 : (int) Math.min(request.number("hold").orElse(1L), options.hold());
        boolean polls = hold == 0;
        return new Terms(
                wait,
                hold,
                Math.max(options.requests(), hold + 1),
                options.minPolling().toSeconds(),
                inactivity(options, polls).toSeconds(),
                options.maxPause().toSeconds(),
                request.attribute("ver").map(Terms::lower).orElse(""),
                request.attribute("content").orElse(Answer.XML),
                request.attribute("ack", "").equals("1"));
    }

    /** Section 12: more for who polls, and more than the interval of the polls. */
    private static Duration inactivity(BoshOptions options, boolean polls) {
        return polls ? options.maxInactivity().plus(options.minPolling().multipliedBy(2)) : options.maxInactivity();
    }

    private static String lower(String version) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return "";
        }
        int major = Integer.parseInt(parts.group(1));
        int minor = Integer.parseInt(parts.group(2));
        boolean older = major < MAJOR || major == MAJOR && minor < MINOR;
        return older ? major + "." + minor : MAJOR + "." + MINOR;
    }

    /** Whether a request for a session has what it needs to have, in the form that it needs to have. */
    static boolean wellFormed(Body request) {
        boolean numbers = !request.malformed("wait") && !request.malformed("hold");
        boolean version = request.attribute("ver").map(VERSION::matcher).map(Matcher::matches).orElse(true);
        boolean content = request.attribute("content").map(CONTENT_TYPE::matcher).map(Matcher::matches).orElse(true);
        return request.rid().isPresent() && numbers && version && content;
    }

    /** Whether the client asks from time to time instead of waiting. */
    boolean polls() {
        return hold == 0;
    }

    /** Section 17.1: it understands HTTP's errors and no conditions. */
    boolean isLegacy() {
        return version.isEmpty();
    }

    long inactivityMillis() {
        return inactivity * 1000;
    }

    long waitMillis() {
        return maxWait * 1000;
    }

    long pollingMillis() {
        return polling * 1000;
    }
}
