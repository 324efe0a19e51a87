package im.parley.test.architecture.planted.server.spi;

import im.parley.test.architecture.planted.feature.alone.Something;

/** Planted: an arrow that the architecture does not have. */
final class ArrowSPI {
    private ArrowSPI() {}

    static Class<?> wrong() {
        return Something.class;
    }
}
