package im.parley.test.architecture.planted.wire;

import im.parley.test.architecture.planted.store.Store;

/** Planted: the bottom must not know the top. */
final class ArrowWIRE {
    private ArrowWIRE() {}

    static Class<?> up() {
        return Store.class;
    }
}
