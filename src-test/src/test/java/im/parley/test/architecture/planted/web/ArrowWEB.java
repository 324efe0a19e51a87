package im.parley.test.architecture.planted.web;

import im.parley.test.architecture.planted.store.Store;

/** Planted: an arrow that the architecture does not have. */
final class ArrowWEB {
    private ArrowWEB() {}

    static Class<?> wrong() {
        return Store.class;
    }
}
