package im.parley.test.architecture.planted.transport;

import im.parley.test.architecture.planted.store.Store;

/** Planted: an arrow that the architecture does not have. */
final class ArrowTRANSPORT {
    private ArrowTRANSPORT() {}

    static Class<?> wrong() {
        return Store.class;
    }
}
