package im.parley.server.admin;

/** A use case was not performed, for a reason that the caller can understand. Carries no stack trace. */
public final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /** Why. Each surface says it in its own words: a stanza error, an HTTP status. */
    public sealed interface Reason {
        /** A line for a person. */
        String text();

        /** There is no such thing. */
        record NotFound(String text) implements Reason {}

        /** He must not do that. */
        record Forbidden(String text) implements Reason {}

        /** It is there already, or something else is in the way. */
        record Conflict(String text) implements Reason {}

        /**
         * What was given is not what it must be.
         *
         * @param field which of the values that were given
         */
        record Invalid(String field, String text) implements Reason {}
    }

    private Rejected(Reason reason) {
        super(reason.text(), null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** There is no such thing. */
    public static Rejected notFound(String text) {
        return new Rejected(new Reason.NotFound(text));
    }

    /** He must not do that. */
    public static Rejected forbidden(String text) {
        return new Rejected(new Reason.Forbidden(text));
    }

    /** It is there already, or something else is in the way. */
    public static Rejected conflict(String text) {
        return new Rejected(new Reason.Conflict(text));
    }

    /** What was given is not what it must be. */
    public static Rejected invalid(String field, String text) {
        return new Rejected(new Reason.Invalid(field, text));
    }
}
