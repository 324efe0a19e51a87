package im.parley.feature.push;

import im.parley.server.spi.Effect;
import im.parley.store.offline.OfflineStore;
import im.parley.store.push.PushRegistration;
import im.parley.store.push.PushStore;
import im.parley.wire.addr.Jid;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The services that accounts have enabled, and what they are told. */
final class Subscribers {
    private final PushStore store;
    private final OfflineStore offline;
    private final Filters filters;
    private final Publisher publisher;
    private final Clock clock;

    @Inject
    Subscribers(PushStore store, OfflineStore offline, Filters filters, Publisher publisher, Clock clock) {
        this.store = store;
        this.offline = offline;
        this.filters = filters;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Enables a node, or replaces what was asked for it; the account has at most that many afterwards. */
    void enable(Jid account, Wish wish, int limit) {
        store.enable(account, wish.toRegistration(clock.instant()), limit);
    }

    /** Disables a node, or all nodes of a service; returns whether there was something to disable. */
    boolean disable(Jid account, Jid service, Optional<String> node) {
        return node.map(name -> store.disable(account, service, name))
                .orElseGet(() -> store.disable(account, service) > 0);
    }

    /**
     * Tells the services that want to hear of a message, once it has gone its way.
     *
     * @param whom which of the services are concerned
     */
    List<Effect> tell(Jid account, Occasion occasion, Predicate<Wish> whom) {
        Map<PushRegistration, Wish> wanting = new LinkedHashMap<>(enabled(account));
        wanting.values().removeIf(wish -> !whom.test(wish) || !filters.let(occasion, wish, account));
        if (wanting.isEmpty()) {
            return List.of();
        }
        int waiting = Math.max(1, offline.count(account)); // none waits when a client has got it
        return publish(account, wanting, new Notification(waiting, Optional.of(occasion)));
    }

    /** Tells all services that what waited is being retrieved, if something waited. */
    List<Effect> tellThatNothingWaits(Jid account) {
        return offline.count(account) == 0
                ? List.of()
                : publish(account, enabled(account), Notification.NOTHING_WAITS);
    }

    private Map<PushRegistration, Wish> enabled(Jid account) {
        Map<PushRegistration, Wish> enabled = new LinkedHashMap<>();
        store.load(account).forEach(
                registration -> Wish.of(registration).ifPresent(wish -> enabled.put(registration, wish)));
        return enabled;
    }

    private List<Effect> publish(Jid account, Map<PushRegistration, Wish> to, Notification notification) {
        List<Effect> effects = new ArrayList<>(to.size());
        to.forEach((registration, wish) ->
                publisher.publish(account, registration, wish, notification).ifPresent(effects::add));
        return effects;
    }
}
