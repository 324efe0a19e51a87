package im.parley.server.spi;

import java.util.List;

/** The streams with other servers. */
@FunctionalInterface
public interface Peers {
    /** Which way stanzas go. */
    enum Direction {
        INCOMING,
        OUTGOING,
        /** XEP-0288. */
        BIDI
    }

    /**
     * A stream over which stanzas go.
     *
     * @param local the domain of this server
     * @param remote that of the other one
     */
    record Link(String local, String remote, Direction direction) {}

    /** All of them. */
    List<Link> links();
}
