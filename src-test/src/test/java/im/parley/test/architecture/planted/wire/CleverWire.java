package im.parley.test.architecture.planted.wire;

import jakarta.inject.Singleton;

/** Planted: wire knows the platform. */
final class CleverWire {
    private CleverWire() {}

    static Class<?> wrong() {
        return Singleton.class;
    }
}
