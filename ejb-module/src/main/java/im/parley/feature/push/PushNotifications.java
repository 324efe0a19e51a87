package im.parley.feature.push;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.hold;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Hook.messageToAccount;
import static im.parley.server.spi.Hook.on;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Target.OWN_ACCOUNT;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Phase;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
import im.parley.server.spi.ServerEvent.SessionDetached;
import im.parley.server.spi.ServerFeature;
import im.parley.server.spi.Session;
import im.parley.server.spi.Spec;
import im.parley.server.spi.Verdict;
import im.parley.wire.addr.Jid;
import im.parley.wire.stanza.Iq;
import im.parley.wire.stanza.Message;
import im.parley.wire.stanza.Presence;
import im.parley.wire.stanza.Refusal;
import im.parley.wire.stanza.StanzaError;
import im.parley.wire.stanza.StanzaError.Condition;
import im.parley.wire.xml.Element;
import im.parley.wire.xml.Name;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** XEP-0357: Push Notifications. Tells services that accounts have enabled of messages that nobody sees at once. */
@ServerFeature
final class PushNotifications implements Feature {
    private static final String NS = PushOptions.PROCESSOR;
    private static final Name DISABLE = Name.of(NS, "disable");
    private static final String AWAY = "tigase:push:away:0";
    private static final Name PUBSUB = Name.of("http://jabber.org/protocol/pubsub", "pubsub");
    private static final Name AFFILIATION = Name.of("http://jabber.org/protocol/pubsub", "affiliation");

    private static final StanzaError NOTHING_TO_DO = Condition.BAD_REQUEST.error();

    /** Present since the session was able to receive what waited for the account. */
    private static final Session.Key<Boolean> RETRIEVED = new Session.Key<>("push told that messages are retrieved");

    /** When the connection of the session broke, in nanoseconds of the virtual machine. */
    private static final Session.Key<Long> DETACHED = new Session.Key<>("push noticed a broken connection");

    private static final long WHILE_IT_BREAKS = Duration.ofSeconds(1).toNanos();

    private final Subscribers subscribers;
    private final Audience audience;
    private final PushOptions options;
    private final Set<Name> extensions;

    @Inject
    PushNotifications(Subscribers subscribers, Audience audience, Options options) {
        this.subscribers = subscribers;
        this.audience = audience;
        this.options = options.of(PushOptions.class);
        this.extensions = extensions(this.options.extensions());
    }

    @Override
    public Spec spec() {
        return Spec.xep(357, "0.4.1").processor(NS);
    }

    @Override
    public List<Hook> hooks() {
        List<Hook> hooks = new ArrayList<>(List.of(
                advertise(OWN_ACCOUNT, NS),
                iqSet(Wish.ENABLE, OWN_ACCOUNT, this::enable),
                iqSet(DISABLE, OWN_ACCOUNT, this::disable),
                messageToAccount(Phase.APPLY, this::stopped),
                messageToAccount(Phase.NOTIFY, this::reaching),
                presenceSent(Phase.NOTIFY, this::present),
                hold(Message.class, this::arriving),
                on(SessionDetached.class, this::detached)));
        extensions.forEach(extension -> hooks.add(advertise(OWN_ACCOUNT, extension.namespace())));
        if (options.extensions().away().on(false)) {
            hooks.add(advertise(OWN_ACCOUNT, AWAY));
        }
        return hooks;
    }

    private static Set<Name> extensions(PushOptions.Extensions options) {
        Map<Name, Boolean> switched = Map.of(
                Wish.PRIORITY, options.priority().on(true),
                Wish.ROOMS, options.rooms().on(true),
                Wish.IGNORE_UNKNOWN, options.ignoreUnknown().on(true),
                Wish.MUTED, options.muted().on(true));
        return switched.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Section 5. */
    private Reply enable(Iq request, Requester requester) {
        Element enable = request.payload().orElseThrow(() -> new Refusal(NOTHING_TO_DO));
        Wish wish = Wish.from(enable, extensions);
        Session session = requester.self();
        subscribers.enable(session.account(), wish, options.services().limit());
        Set<Wish.Node> here = new HashSet<>(session.get(Audience.ENABLED_HERE).orElse(Set.of()));
        if (here.size() < options.services().limit()) {
            here.add(wish.at());
            session.put(Audience.ENABLED_HERE, Set.copyOf(here));
        }
        return Reply.OK;
    }

    /** Section 6. What is not enabled is disabled already. */
    private Reply disable(Iq request, Requester requester) {
        Element disable = request.payload().orElseThrow(() -> new Refusal(NOTHING_TO_DO));
        subscribers.disable(requester.self().account(), Wish.service(disable), disable.attribute("node"));
        return Reply.OK;
    }

    /** Section 8: a service says that it takes no more notifications. */
    private Verdict stopped(Message message, Jid account) {
        Optional<Element> pubsub = message.child(PUBSUB);
        if (pubsub.isEmpty() || message.isError()) {
            return Verdict.PASS;
        }
        boolean banned = pubsub.get().elements(AFFILIATION).stream()
                .anyMatch(affiliation -> affiliation.attribute("affiliation", "").equals("none")
                        && affiliation.attribute("jid", "").equals(account.toString()));
        Optional<String> node = pubsub.get().attribute("node");
        boolean disabled = banned
                && node.isPresent()
                && message.from().filter(service -> subscribers.disable(account, service, node)).isPresent();
        return disabled ? Verdict.drop("a push service was disabled by itself") : Verdict.PASS;
    }

    private Verdict reaching(Message message, Jid account) {
        Optional<Predicate<Wish>> whom = whom(account);
        return whom.isEmpty()
                ? Verdict.PASS
                : Occasion.of(message, account)
                        .map(occasion -> Verdict.PASS.then(
                                new Effect.Afterwards(() -> subscribers.tell(account, occasion, whom.get()))))
                        .orElse(Verdict.PASS);
    }

    /** Whom to tell of a message to the account; nobody when its user is looking. */
    private Optional<Predicate<Wish>> whom(Jid account) {
        Audience.Attention attention = audience.of(account);
        if (attention == Audience.Attention.NONE) {
            return Optional.of(wish -> true);
        }
        boolean away = attention == Audience.Attention.AWAY && options.extensions().away().on(false);
        Set<Wish.Node> detached = audience.detached(account);
        return !away && detached.isEmpty()
                ? Optional.empty()
                : Optional.of(wish -> (away && wish.whenAway()) || detached.contains(wish.at()));
    }

    /**
     * Whether somebody sees a message is judged before it arrives; when the connection breaks in between, neither that
     * nor the end of the connection is an occasion. So just after it a message may be told twice, rather than never.
     */
    private Verdict arriving(Message message, Session session) {
        boolean breaks = !session.isConnected()
                && session.get(DETACHED)
                        .filter(since -> System.nanoTime() - since < WHILE_IT_BREAKS)
                        .isPresent();
        return breaks ? reaching(message, session.account()) : Verdict.PASS;
    }

    /** What went into a connection that had broken already was seen by nobody; its device is told of the last of it. */
    private List<Effect> detached(SessionDetached event) {
        event.session().put(DETACHED, System.nanoTime());
        Jid account = event.session().account();
        Optional<Predicate<Wish>> whom = whom(account);
        return whom.isEmpty()
                ? List.of()
                : event.unacknowledged().reversed().stream()
                        .filter(Message.class::isInstance)
                        .flatMap(stanza -> Occasion.of((Message) stanza, account).stream())
                        .findFirst()
                        .map(occasion -> subscribers.tell(account, occasion, whom.get()))
                        .orElse(List.of());
    }

    /** What waited for the account is about to be retrieved, so its devices need not show it any longer. */
    private Verdict present(Presence presence, Session session) {
        if (presence.to().isPresent()) {
            return Verdict.PASS;
        }
        if (!session.isAvailable() || session.priority() < 0) {
            session.remove(RETRIEVED);
            return Verdict.PASS;
        }
        if (session.get(RETRIEVED).isPresent()) {
            return Verdict.PASS;
        }
        session.put(RETRIEVED, true);
        return options.content().whenRetrieved()
                ? Verdict.PASS.then(subscribers.tellThatNothingWaits(session.account()))
                : Verdict.PASS;
    }
}
