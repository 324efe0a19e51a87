package im.parley.test.architecture.planted.feature.persistent;

import jakarta.persistence.EntityManager;

/** Planted: a feature that speaks to the database. */
final class PersistentFeature {
    private PersistentFeature() {}

    static Class<?> wrong() {
        return EntityManager.class;
    }
}
