package im.parley.test.architecture.planted.feature.alone;

/** Something to depend on. */
public final class Something {
    private Something() {}
}
