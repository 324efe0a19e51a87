package im.parley.store.roster;

import im.parley.wire.addr.Jid;
import java.time.Instant;

/**
 * A request that the account has not answered yet (RFC 6121 section 3.1.3).
 *
 * @param from who asks, as a bare address
 * @param received when the latest request of that contact came, to the millisecond
 * @param presenceXml the presence stanza, to be delivered at every log-in until it is answered
 */
public record SubscriptionRequest(Jid from, Instant received, String presenceXml) {}
