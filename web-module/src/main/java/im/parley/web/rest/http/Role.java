package im.parley.web.rest.http;

import im.parley.server.admin.Actor;
import java.util.Locale;

/** Who may use an operation. */
public enum Role {
    /** Whoever comes. */
    ANONYMOUS,
    /** Whoever is logged in. */
    USER,
    /** Who administers the domain that it is about. */
    DOMAIN_ADMIN,
    /** Who administers the installation. */
    INSTALLATION_ADMIN;

    /** As the description of the interface writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The most that somebody is. */
    public static Role of(Actor actor) {
        if (actor.administersInstallation()) {
            return INSTALLATION_ADMIN;
        }
        return actor.isAdministrator() ? DOMAIN_ADMIN : USER;
    }
}
