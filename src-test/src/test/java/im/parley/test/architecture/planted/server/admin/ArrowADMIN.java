package im.parley.test.architecture.planted.server.admin;

import im.parley.test.architecture.planted.feature.alone.Something;

/** Planted: an arrow that the architecture does not have. */
final class ArrowADMIN {
    private ArrowADMIN() {}

    static Class<?> wrong() {
        return Something.class;
    }
}
