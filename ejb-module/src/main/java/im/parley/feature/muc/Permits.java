package im.parley.feature.muc;

import im.parley.feature.muc.RoomOptions.Makers;
import im.parley.server.spi.Administrators;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Options;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Who may have a room (XEP-0045 section 10.1.1). */
@Singleton
final class Permits {
    private final MucOptions options;
    private final Domains domains;
    private final Administrators administrators;

    @Inject
    Permits(Options options, Domains domains, Administrators administrators) {
        this.options = options.of(MucOptions.class);
        this.domains = domains;
        this.administrators = administrators;
    }

    /** Whether a user may have a room in a domain of the service, one that everybody finds or a hidden one. */
    boolean allow(Jid user, String service, boolean listed) {
        RoomOptions.Making making = options.rooms().making();
        return administrators.include(user) || allow(listed ? making.listed() : making.hidden(), user, service);
    }

    /** Whether a user administers the server. */
    boolean isAdministrator(Jid user) {
        return administrators.include(user);
    }

    /** Whether the sessions of a user are not of this server: nobody here hears of their end. */
    boolean isElsewhere(Jid user) {
        return !domains.serves(user.domain());
    }

    private boolean allow(Makers makers, Jid user, String service) {
        return switch (makers) {
            case ALL -> true;
            case LOCAL -> domains.serves(user.domain());
            case DOMAIN -> Stream.concat(Stream.of(options.label()), options.more().labels().stream())
                    .anyMatch(label -> service.equals(label + '.' + user.domain()));
            case ADMIN, NONE -> false;
        };
    }
}
