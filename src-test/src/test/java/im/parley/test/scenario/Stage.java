package im.parley.test.scenario;

import im.parley.test.client.Wire;
import java.time.Duration;

/** A server that a play is performed against. */
public interface Stage extends AutoCloseable {
    /** The name that an account really has here. Plays that share a server get different ones. */
    String localPart(String written);

    /** Makes an account. */
    void register(String localPart, String domain, String password);

    /** Opens a connection. */
    Wire connect(String domain);

    /** How long to wait for what must come. */
    Duration patience();

    @Override
    void close();
}
