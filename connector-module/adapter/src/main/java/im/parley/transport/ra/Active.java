package im.parley.transport.ra;

import jakarta.resource.spi.work.Work;

/** What is open for an active endpoint. Work, because ports are opened on a thread of the container's. */
interface Active extends Work {
    /** Frees the ports and ends what came there; returns when that is done. */
    void close();
}
