package im.parley.test.architecture.planted.feature.visible;

/** Planted: it can be extended. */
@ServerFeature
class OpenFeature {}
