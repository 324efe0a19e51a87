package im.parley.test.architecture.planted.cycle.one;

import im.parley.test.architecture.planted.cycle.two.CycleTwo;

/** Planted: one half of a cycle. */
public final class CycleOne {
    private CycleOne() {}

    static Class<?> wrong() {
        return CycleTwo.class;
    }
}
