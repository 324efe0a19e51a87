package im.parley.server.route;

import im.parley.store.StoreException;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;

/** What a sender is told when a hook throws, and what the log is told. */
final class Trouble {
    private static final System.Logger LOG = System.getLogger(Trouble.class.getName());
    private static final StanzaError STORE_FAILED =
            Condition.INTERNAL_SERVER_ERROR.because("the database does not answer").as(StanzaError.Type.WAIT);
    private static final StanzaError BUG = Condition.INTERNAL_SERVER_ERROR.error();

    private Trouble() {}

    /**
     * The error to answer with. A bug and a database that is down are logged.
     *
     * @param doing what failed, for the log: "to route a message"
     */
    static StanzaError error(RuntimeException thrown, String doing) {
        if (thrown instanceof Refusal refusal) {
            return refusal.error();
        }
        log(thrown, doing);
        return thrown instanceof StoreException ? STORE_FAILED : BUG;
    }

    /** Logs a failure that nobody can be told of. */
    static void log(RuntimeException thrown, String doing) {
        if (thrown instanceof StoreException down) {
            LOG.log(System.Logger.Level.ERROR, "Failed " + doing + ": " + down.getMessage());
        } else {
            LOG.log(System.Logger.Level.ERROR, "Failed " + doing, thrown);
        }
    }
}
