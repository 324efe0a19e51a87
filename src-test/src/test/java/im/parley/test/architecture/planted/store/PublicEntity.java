package im.parley.test.architecture.planted.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Planted: an entity that everybody can see. */
@Entity
public final class PublicEntity {
    @Id
    long id;
}
