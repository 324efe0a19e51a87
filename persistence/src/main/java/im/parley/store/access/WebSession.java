package im.parley.store.access;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Somebody who has logged in over the web. What he shows with each request is nowhere, only its hash is kept.
 *
 * @param hash 43 characters
 * @param kind what he shows
 * @param account the bare address
 * @param proof a fingerprint of the password that he logged in with, so that a new password ends the session
 * @param created when he logged in
 * @param expires until when it is good
 */
public record WebSession(String hash, Kind kind, Jid account, String proof, Instant created, Instant expires) {
    /** What is shown with each request. */
    public enum Kind {
        /** A cookie, by a browser. */
        COOKIE,
        /** A bearer token, by a program. */
        BEARER,
        /** A link that confirms an e-mail address. */
        CONFIRMATION,
        /** A link with which a new password can be chosen. */
        RESET
    }

    /** Cuts the address to the bare one and the times to milliseconds. */
    public WebSession {
        account = account.bare();
        created = created.truncatedTo(ChronoUnit.MILLIS);
        expires = expires.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The same, good until that time. */
    public WebSession until(Instant when) {
        return new WebSession(hash, kind, account, proof, created, when);
    }
}
