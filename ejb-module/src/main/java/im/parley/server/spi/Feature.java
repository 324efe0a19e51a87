package im.parley.server.spi;

import java.util.List;

/**
 * One protocol feature. It says what it implements and where it attaches; the server does the rest. A feature keeps no
 * state of a session in its fields: it owns {@link Session.Key}s instead. Its hooks run on strands and may wait for a
 * store.
 */
public interface Feature {
    /** What this feature implements. */
    Spec spec();

    /** Where it attaches. Asked once, at boot. */
    List<Hook> hooks();
}
