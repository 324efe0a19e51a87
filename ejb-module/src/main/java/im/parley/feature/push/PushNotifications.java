package im.parley.feature.push;

import static im.parley.server.spi.Hook.advertise;
import static im.parley.server.spi.Hook.iqSet;
import static im.parley.server.spi.Hook.messageToAccount;
import static im.parley.server.spi.Hook.presenceSent;
import static im.parley.server.spi.Target.OWN_ACCOUNT;

import im.parley.server.spi.Effect;
import im.parley.server.spi.Feature;
import im.parley.server.spi.Hook;
import im.parley.server.spi.Options;
import im.parley.server.spi.Phase;
import im.parley.server.spi.Reply;
import im.parley.server.spi.Requester;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
                presenceSent(Phase.NOTIFY, this::present)));
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
        subscribers.enable(
                requester.self().account(),
                Wish.from(enable, extensions),
                options.services().limit());
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
        Audience.Attention attention = audience.of(account);
        boolean seen = switch (attention) {
            case FULL -> true;
            case AWAY -> !options.extensions().away().on(false);
            case NONE -> false;
        };
        if (seen) {
            return Verdict.PASS;
        }
        return Occasion.of(message, account)
                .map(occasion -> Verdict.PASS.then(new Effect.Afterwards(
                        () -> subscribers.tell(account, occasion, attention == Audience.Attention.AWAY))))
                .orElse(Verdict.PASS);
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
