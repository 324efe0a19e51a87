package im.parley.test.architecture.planted.server.boot;

import im.parley.test.architecture.planted.feature.alone.Something;

/** Planted: an arrow that the architecture does not have. */
final class ArrowEDGE {
    private ArrowEDGE() {}

    static Class<?> wrong() {
        return Something.class;
    }
}
