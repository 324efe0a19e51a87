package im.parley.web.bosh;

import im.parley.wire.port.Facts;

/** One HTTP request that waits for its response. */
interface Exchange {
    /** Responds; called once, by any thread. Does not block. */
    void answer(Answer answer);

    /** Whether its connection is known to be lost, so that the answer will reach nobody. */
    boolean isLost();

    /** Whether nobody can read it on its way. */
    boolean secure();

    /** What is known of the client. */
    Facts facts();
}
