package im.parley.test.architecture.planted.store;

/** Something to depend on. */
public final class Store {
    private Store() {}
}
