package im.parley.test.architecture.planted.wire;

/** Something to depend on. */
public final class Wire {
    private Wire() {}
}
