package im.parley.test.architecture.planted.feature.other;

import im.parley.test.architecture.planted.server.route.Route;

/** Planted: an arrow that the architecture does not have. */
final class ArrowFEATURE {
    private ArrowFEATURE() {}

    static Class<?> wrong() {
        return Route.class;
    }
}
