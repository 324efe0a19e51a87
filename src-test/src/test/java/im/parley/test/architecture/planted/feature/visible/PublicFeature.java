package im.parley.test.architecture.planted.feature.visible;

/** Planted: everybody can see it. */
@ServerFeature
public final class PublicFeature {
    private PublicFeature() {}
}
