package im.parley.feature.pubsub;

import im.parley.feature.pubsub.node.Configuration;
import im.parley.feature.pubsub.node.PubSubOptions;
import im.parley.feature.pubsub.node.Settings.NodeType;
import im.parley.server.spi.Administrators;
import im.parley.server.spi.Domains;
import im.parley.server.spi.Options;
import im.parley.store.setting.SettingStore;
import im.parley.store.user.UserStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Who may do what at the services of domains. */
@Singleton
final class Licences {
    private final PubSubOptions options;
    private final Domains domains;
    private final Administrators administrators;
    private final UserStore users;
    private final Beginnings beginnings;

    @Inject
    Licences(Options options, Domains domains, Administrators administrators, UserStore users, SettingStore settings) {
        this.options = options.of(PubSubOptions.class);
        this.domains = domains;
        this.administrators = administrators;
        this.users = users;
        this.beginnings = new Beginnings(settings, this.options); // what means nothing is to be found at the start
    }

    PubSubOptions options() {
        return options;
    }

    Configuration beginning(NodeType type) {
        return beginnings.of(type);
    }

    /** Has new nodes begin with these values, also after a restart. */
    void begin(Map<String, List<String>> fields) {
        beginnings.change(fields);
    }

    boolean mayCreate(Jid entity) {
        return administers(entity)
                || switch (options.using().makers()) {
                    case ALL -> true;
                    case LOCAL -> isLocal(entity) && maySubscribe(entity);
                    case ADMIN -> false;
                };
    }

    boolean administers(Jid entity) {
        return administrators.include(entity);
    }

    /** Section 6.1.3.6: nobody is sure to have the address of an anonymous user later. */
    boolean maySubscribe(Jid entity) {
        return !isLocal(entity) || entity.local().isEmpty() || users.exists(entity.bare());
    }

    boolean isLocal(Jid entity) {
        return domains.serves(entity.domain());
    }
}
