package im.parley.test.architecture.planted.server.route;

/** Planted: a name that says nothing. */
final class NameManager {}
