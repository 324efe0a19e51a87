package im.parley.test.architecture.planted.feature.visible;

/** Stands for the real one. */
@interface ServerFeature {}
