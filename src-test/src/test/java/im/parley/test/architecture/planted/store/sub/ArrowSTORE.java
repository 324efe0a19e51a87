package im.parley.test.architecture.planted.store.sub;

import im.parley.test.architecture.planted.feature.alone.Something;

/** Planted: an arrow that the architecture does not have. */
final class ArrowSTORE {
    private ArrowSTORE() {}

    static Class<?> wrong() {
        return Something.class;
    }
}
