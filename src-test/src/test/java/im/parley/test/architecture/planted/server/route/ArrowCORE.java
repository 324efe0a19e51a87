package im.parley.test.architecture.planted.server.route;

import im.parley.test.architecture.planted.feature.alone.Something;

/** Planted: an arrow that the architecture does not have. */
final class ArrowCORE {
    private ArrowCORE() {}

    static Class<?> wrong() {
        return Something.class;
    }
}
