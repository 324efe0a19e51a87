package im.parley.wire.port;

/** Pairs of connections that a SOCKS5 transport joins when it is told to. Thread-safe. */
public interface Bytestreams {
    /** What became of an activation. */
    enum Outcome {
        /** The two parties are joined. */
        ACTIVE,
        /** One party is there, the other is not. */
        ONE_PARTY,
        /** Nobody has connected with that address. */
        NOBODY,
        /** It was activated before. */
        AGAIN,
        /** As many bytestreams as may be are active. */
        FULL,
        /** The two parties cannot be joined, for want of a resource. */
        BROKEN
    }

    /** What an activation would come to now; for those who prepare something for it. */
    Outcome look(String address);

    /**
     * Joins the two connections that gave an address. What they have sent up to now is ignored (XEP-0065 section 10.1);
     * whatever comes after this has returned is relayed, so it waits until the event loop of the two has done that.
     *
     * @param address the DST.ADDR of XEP-0065 section 6.3.5: forty hexadecimal digits
     * @param meter asked before anything is relayed; not used unless the outcome is {@code ACTIVE}
     */
    Outcome activate(String address, Meter meter);

    /** How many connections there are. */
    Load load();

    /**
     * @param unmatched connections that are not part of an active bytestream
     * @param active bytestreams that are active
     * @param refused connections that were refused since the start, or closed because of what they sent or did not send
     * @param ignored the bytes that came before their bytestream was active
     * @param relayed the bytes of all bytestreams since the start
     */
    record Load(int unmatched, int active, long refused, long ignored, long relayed) {
        /** Nothing. */
        public static final Load NONE = new Load(0, 0, 0, 0, 0);
    }
}
