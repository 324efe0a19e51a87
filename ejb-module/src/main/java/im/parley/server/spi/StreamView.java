package im.parley.server.spi;

import im.parley.wire.port.Facts;

/** What features may know of a stream that is being negotiated. */
public interface StreamView {
    /** The served domain that the stream was opened to. */
    String domain();

    /** What is known of the connection. */
    Facts facts();

    /** Whether the peer has authenticated. */
    boolean authenticated();

    /** Whether stanzas are counted already (XEP-0198): asked for as a part of the log-in, or of a resumption. */
    boolean counted();
}
