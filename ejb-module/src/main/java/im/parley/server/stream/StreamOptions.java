package im.parley.server.stream;

import im.parley.server.spi.option.StreamManagementOptions;
import java.util.List;

/**
 * What may be set for client streams.
 *
 * @param loginAttempts failed log-ins after which the stream ends (RFC 6120 section 6.4.5)
 * @param resources sessions that one account may have
 * @param conflict what happens when a resource is bound that is taken (RFC 6120 section 7.7.2.2)
 * @param inboundLimit first-level items that wait to be processed before reading from the peer pauses
 * @param deliveryLimit tasks that may wait on the strand of a session before it ends with resource-constraint
 * @param elsewhere hosts that clients are sent to instead of being served (RFC 6120 section 4.9.3.19)
 * @param management stream management (XEP-0198)
 */
public record StreamOptions(
        int loginAttempts,
        int resources,
        Conflict conflict,
        int inboundLimit,
        int deliveryLimit,
        List<String> elsewhere,
        StreamManagementOptions management) {

    /** The policies of RFC 6120 section 7.7.2.2. */
    public enum Conflict {
        /** The old session ends with a conflict error. */
        REPLACE_OLD,
        /** The new one gets a conflict error. */
        REFUSE_NEW,
        /** The new one gets a resource of the server's making. */
        RENAME_NEW
    }
}
