package im.parley.test.scenario;

import im.parley.test.client.Wire;
import java.time.Duration;

/** A server that a play is performed against. */
public interface Stage extends AutoCloseable {
    /** The name that an account really has here. Plays that share a server get different ones. */
    String localPart(String written);

    /** Makes an account. */
    void register(String localPart, String domain, String password);

    /** Forgets the keys of an account's password but for those of one hash function. */
    default void keepKeys(String localPart, String domain, String hash) {
        throw new UnsupportedOperationException("the keys of a password can be reached in process only");
    }

    /** Opens a connection. */
    Wire connect(String domain);

    /** Sets up an external component, unless it is. */
    void component(String domain, String secret);

    /** Opens a connection to the port for components. */
    Wire connectComponent();

    /** How long to wait for what must come. */
    Duration patience();

    @Override
    void close();
}
