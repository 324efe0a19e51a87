package im.parley.web.bosh;

import im.parley.web.bosh.Waiting.Held;

/** When what has to happen to a session, in milliseconds of its clock. */
final class Times {
    /** A client that has asked within this time is about to ask again. */
    private static final long RECENT_MILLIS = 2000;
    /** How long the first answer waits for the features of the stream. */
    private static final long FIRST_ANSWER_MILLIS = 5000;
    /** How early a held request is answered, because time is looked at now and then. */
    private static final long TICK_MILLIS = 250;

    private final Terms terms;
    private final long loginUntil;
    private long inactivity;
    private long lastArrival;
    private long lastAnswer;
    private long endingUntil = Long.MAX_VALUE;

    Times(Terms terms, long now, long loginMillis) {
        this.terms = terms;
        this.loginUntil = now + loginMillis;
        this.inactivity = terms.inactivityMillis();
        this.lastArrival = now;
        this.lastAnswer = now;
    }

    /** A request was taken: the usual time holds again (section 10). */
    void arrived(long now) {
        lastArrival = now;
        inactivity = terms.inactivityMillis();
    }

    void answered(long now) {
        lastAnswer = now;
    }

    /** The client pauses, or has yet to come. */
    void pause(long seconds) {
        inactivity = seconds * 1000;
    }

    /** The session ends; whoever still has to do something for that has this long. */
    void endsWithin(long now, long millis) {
        endingUntil = now + millis;
    }

    /** The client may fetch the last answer as long as it may be inactive. */
    void endsWhenFetched(long now) {
        endingUntil = Math.max(now, lastAnswer) + inactivity;
    }

    long lastArrival() {
        return lastArrival;
    }

    boolean isLoginOver(long now) {
        return now >= loginUntil;
    }

    boolean isEndOver(long now) {
        return now >= endingUntil;
    }

    /** Whether the client has not asked for longer than it may. */
    boolean isInactive(long now) {
        return now - lastAnswer > inactivity;
    }

    /** Whether the client has just asked, and will ask again. */
    boolean isBusy(long now) {
        return now - lastArrival <= RECENT_MILLIS;
    }

    /** Whether a request was held as long as it may be. */
    boolean isDue(Held request, long now) {
        return now >= due(request);
    }

    /** When a request was held as long as it may be. */
    long due(Held request) {
        long wait = request.creates()
                ? Math.clamp(terms.waitMillis(), 1000, FIRST_ANSWER_MILLIS)
                : terms.waitMillis() - TICK_MILLIS;
        return request.arrived() + wait;
    }
}
