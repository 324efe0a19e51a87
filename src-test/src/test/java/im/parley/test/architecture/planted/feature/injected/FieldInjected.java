package im.parley.test.architecture.planted.feature.injected;

import jakarta.inject.Inject;

/** Planted: it cannot be made without a container. */
final class FieldInjected {
    @Inject
    @SuppressWarnings("UnnecessaryAssignment") // nobody injects it
    String wrong = "";
}
