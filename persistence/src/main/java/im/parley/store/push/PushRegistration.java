package im.parley.store.push;

import im.parley.wire.addr.Jid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A push service that an account has enabled.
 *
 * @param service the address of the service
 * @param node the node that notifications are published to, or empty
 * @param settings what the client asked for, as XML
 * @param enabled when the client last asked for it, to the millisecond
 * @param failures how many notifications in a row have failed
 * @param pausedUntil when the service may be tried again after a failure, to the millisecond
 */
public record PushRegistration(
        Jid service, String node, String settings, Instant enabled, int failures, Instant pausedUntil) {
    /** Cuts the times to milliseconds. */
    public PushRegistration {
        enabled = enabled.truncatedTo(ChronoUnit.MILLIS);
        pausedUntil = pausedUntil.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A registration that has not failed yet. */
    public static PushRegistration of(Jid service, String node, String settings, Instant enabled) {
        return new PushRegistration(service, node, settings, enabled, 0, Instant.EPOCH);
    }

    /** This registration after a failure. */
    public PushRegistration failed(Instant retry) {
        return new PushRegistration(service, node, settings, enabled, failures + 1, retry);
    }

    /** This registration after a success. */
    public PushRegistration recovered() {
        return new PushRegistration(service, node, settings, enabled, 0, Instant.EPOCH);
    }

    /** Whether both name the same node of the same service. */
    boolean isAt(Jid otherService, String otherNode) {
        return service.equals(otherService) && node.equals(otherNode);
    }
}
