package im.parley.web.bosh;

import java.util.Locale;

/** Terminal binding conditions, XEP-0124 section 17.2, with the status that clients of old expect (section 17.1). */
enum Condition {
    BAD_REQUEST(400),
    HOST_UNKNOWN(200),
    IMPROPER_ADDRESSING(200),
    INTERNAL_SERVER_ERROR(200),
    ITEM_NOT_FOUND(404),
    OTHER_REQUEST(200),
    POLICY_VIOLATION(403),
    REMOTE_STREAM_ERROR(200),
    SEE_OTHER_URI(200),
    SYSTEM_SHUTDOWN(200),
    UNDEFINED_CONDITION(200);

    private final int status;

    Condition(int status) {
        this.status = status;
    }

    /** The status for a client that did not say which version of BOSH it speaks. */
    int legacyStatus() {
        return status;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
