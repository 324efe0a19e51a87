package im.parley.feature.push;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Options;
import im.parley.store.push.PushRegistration;
import im.parley.store.push.PushStore;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import im.parley.wire.xml.Namespaces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Publishes notifications to services (section 7) and draws conclusions from their answers (section 7.1). */
final class Publisher {
    /** How many failures in a row disable a service. */
    static final int PATIENCE = 10;

    /** How many notifications to one node may be unanswered; while there are more, further ones are left out. */
    static final int UNANSWERED = 20;

    private static final System.Logger LOG = System.getLogger(Publisher.class.getName());
    private static final String PUBSUB = "http://jabber.org/protocol/pubsub";
    private static final Name ROOT = Name.of(PUBSUB, "pubsub");
    private static final Name PUBLISH = Name.of(PUBSUB, "publish");
    private static final Name ITEM = Name.of(PUBSUB, "item");
    private static final Name PUBLISH_OPTIONS = Name.of(PUBSUB, "publish-options");
    private static final Name ERROR = Name.of(Namespaces.CLIENT, "error");
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    /** What may be over soon; whatever else a service says means that the node is of no more use. */
    private static final Set<Condition> TRANSIENT = Set.of(
            Condition.BAD_REQUEST,
            Condition.INTERNAL_SERVER_ERROR,
            Condition.RECIPIENT_UNAVAILABLE,
            Condition.REMOTE_SERVER_NOT_FOUND,
            Condition.REMOTE_SERVER_TIMEOUT,
            Condition.RESOURCE_CONSTRAINT,
            Condition.SERVICE_UNAVAILABLE,
            Condition.UNEXPECTED_REQUEST);

    private final PushStore store;
    private final PushOptions options;
    private final Clock clock;
    private final ConcurrentHashMap<Node, Integer> unanswered = new ConcurrentHashMap<>();

    private record Node(Jid account, Jid service, String name) {}

    @Inject
    Publisher(PushStore store, Options options, Clock clock) {
        this.store = store;
        this.options = options.of(PushOptions.class);
        this.clock = clock;
    }

    /** The request that tells a service; nothing while the service is paused, or when the registration is too old. */
    Optional<Effect> publish(Jid account, PushRegistration registration, Wish wish, Notification notification) {
        Instant now = clock.instant();
        if (isTooOld(registration, now)) {
            store.disable(account, registration.service(), registration.node());
            return Optional.empty();
        }
        Node node = new Node(account, registration.service(), registration.node());
        if (now.isBefore(registration.pausedUntil()) || unanswered.getOrDefault(node, 0) >= UNANSWERED) {
            return Optional.empty();
        }
        unanswered.merge(node, 1, Integer::sum);
        Iq request = Iq.request(Iq.Type.SET, "", content(wish, notification))
                .withFrom(account.domainJid())
                .withTo(registration.service());
        return Optional.of(new Effect.Ask(request, options.services().patience(), answer -> {
            unanswered.computeIfPresent(node, (key, count) -> count > 1 ? count - 1 : null);
            answered(account, registration, answer);
            return List.of();
        }));
    }

    private boolean isTooOld(PushRegistration registration, Instant now) {
        return options.services().lifetime()
                .filter(lifetime -> registration.enabled().plus(lifetime).isBefore(now))
                .isPresent();
    }

    private Element content(Wish wish, Notification notification) {
        Element publish = Element.build(PUBLISH)
                .attribute("node", Optional.of(wish.node()).filter(name -> !name.isEmpty()))
                .add(Element.of(ITEM, notification.toElement(wish, options.content())))
                .build();
        return Element.build(ROOT)
                .add(publish)
                .add(wish.publishOptions().map(form -> Element.of(PUBLISH_OPTIONS, form)))
                .build();
    }

    private void answered(Jid account, PushRegistration registration, Iq answer) {
        if (answer.type() == Iq.Type.RESULT) {
            if (registration.failures() > 0) {
                store.note(account, registration.recovered());
            }
            return;
        }
        Condition condition = condition(answer);
        if (TRANSIENT.contains(condition) && registration.failures() + 1 < PATIENCE) {
            store.note(account, registration.failed(clock.instant().plus(pause(registration.failures()))));
        } else {
            store.disable(account, registration.service(), registration.node());
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> "Push service " + registration.service() + " disabled for " + account + ": " + condition);
        }
    }

    private static Condition condition(Iq error) {
        return error.child(ERROR)
                .flatMap(element -> Arrays.stream(Condition.values())
                        .filter(condition -> element.has(condition.elementName()))
                        .findFirst())
                .orElse(Condition.UNDEFINED_CONDITION);
    }

    /** Twice as long each time, up to a day as section 7.1 proposes. */
    private static Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << failures);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
