package im.parley.store.report;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.util.List;

/**
 * A report of abuse, XEP-0377.
 *
 * @param reporter the account that reports
 * @param received when
 * @param reported who is reported
 * @param reason the kind of abuse, for example {@code urn:xmpp:reporting:spam}
 * @param text what the user says of it, or empty
 * @param stanzaIds the ids of the messages in the reporter's archive that it is about
 * @param toOrigin whether it may be passed on to the server of who is reported
 * @param toOthers whether it may be passed on to third parties
 */
public record AbuseReport(
        Jid reporter,
        Instant received,
        Jid reported,
        String reason,
        String text,
        List<String> stanzaIds,
        boolean toOrigin,
        boolean toOthers) {
    /** Takes a copy of the ids. */
    public AbuseReport {
        stanzaIds = List.copyOf(stanzaIds);
    }
}
