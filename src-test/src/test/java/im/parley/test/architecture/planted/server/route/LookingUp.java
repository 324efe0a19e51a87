package im.parley.test.architecture.planted.server.route;

import jakarta.enterprise.inject.spi.CDI;

/** Planted: a look-up per call. */
final class LookingUp {
    private LookingUp() {}

    static Object wrong() {
        return CDI.current();
    }
}
