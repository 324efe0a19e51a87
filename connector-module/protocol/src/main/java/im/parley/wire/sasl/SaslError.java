package im.parley.wire.sasl;

import java.util.Locale;

/** The error conditions of RFC 6120 section 6.5. */
public enum SaslError {
    ABORTED,
    ACCOUNT_DISABLED,
    CREDENTIALS_EXPIRED,
    ENCRYPTION_REQUIRED,
    INCORRECT_ENCODING,
    INVALID_AUTHZID,
    INVALID_MECHANISM,
    MALFORMED_REQUEST,
    MECHANISM_TOO_WEAK,
    NOT_AUTHORIZED,
    TEMPORARY_AUTH_FAILURE;

    private final String element = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The local name of the condition's element. */
    public String element() {
        return element;
    }
}
