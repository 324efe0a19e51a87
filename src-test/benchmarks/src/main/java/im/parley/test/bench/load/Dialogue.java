package im.parley.test.bench.load;

/** One part of what a client does on its connection. Called on the thread of the connection. */
interface Dialogue {
    /** This part begins. */
    default void begin(Peer peer) {}

    /** The server said something. */
    void heard(Item item, Peer peer);
}
