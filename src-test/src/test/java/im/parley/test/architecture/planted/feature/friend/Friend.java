package im.parley.test.architecture.planted.feature.friend;

import im.parley.test.architecture.planted.feature.alone.Something;

/** Planted: a feature that uses another one. */
final class Friend {
    private Friend() {}

    static Class<?> wrong() {
        return Something.class;
    }
}
