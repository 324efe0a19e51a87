package im.parley.test.architecture.planted.cycle.two;

import im.parley.test.architecture.planted.cycle.one.CycleOne;

/** Planted: the other half. */
public final class CycleTwo {
    private CycleTwo() {}

    static Class<?> wrong() {
        return CycleOne.class;
    }
}
