package im.parley.test.architecture.planted.server.route;

/** Planted: a thread that nobody stops. */
final class ThreadOfItsOwn {
    private ThreadOfItsOwn() {}

    static Thread wrong(Runnable work) {
        return Thread.ofVirtual().unstarted(work);
    }
}
