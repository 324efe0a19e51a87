package im.parley.test.architecture.planted.server.route;

/** Something to depend on. */
public final class Route {
    private Route() {}
}
